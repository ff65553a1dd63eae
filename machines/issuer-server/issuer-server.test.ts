/** Goal: the issuer keeps what it has decided, and its chart can be drawn with any layers. Method: XState. */
import { expect, test } from 'vitest';
import { type AnyMachineSnapshot, initialTransition, transition } from 'xstate';
import { layerNames } from '../layers/region-of.ts';
import { phone, type Roster } from '../protocol/card.ts';
import type { Terms } from '../protocol/party-name.ts';
import { profile, profileNames } from '../protocol/safeguard.ts';
import { issuerServerChart } from './issuer-server.ts';

const roster: Roster = {
  cards: [{ name: 'debitCard', type: 'debit' }],
  devices: [phone],
  bound: [],
  freeBytes: 1_000,
  rows: 1,
  users: [
    { name: 'ann', cards: ['debitCard'] },
    { name: 'bob', cards: [] },
  ],
  suspends: ['issuer'],
};
const terms: Terms = { roster, safeguards: profile('hardened'), readings: {} as never };

test('a request that is refused after another one is still refused after a crash', () => {
  const chart = issuerServerChart({ ...terms, roster: { ...roster, suspends: [] } });
  const asks = (request: string) => ({
    type: 'quick.request',
    card: 'debitCard',
    user: 'bob',
    element: phone.element,
    request,
  });
  const events = [
    asks('request1.1'),
    asks('request1.2'),
    { type: 'crash' },
    { type: 'restart' },
    { type: 'xstate.after.0.issuerServer.recovering' },
  ];
  const [first] = initialTransition(chart);
  const last = events.reduce<AnyMachineSnapshot>(
    (snapshot, event) => transition(chart, snapshot as never, event as never)[0],
    first,
  );
  expect(last.value).toEqual({ serving: { debitCard: 'refused' } });
  expect(last.context.durable.links.debitCard).toMatchObject({ state: 'refused', request: 'request1.2' });
});

test.each(layerNames)('its chart can be drawn with the layer "%s"', layer => {
  for (const name of profileNames)
    expect(initialTransition(issuerServerChart({ ...terms, safeguards: profile(name), layer }))[0].value).toMatchObject(
      {
        serving: { debitCard: 'idle', suspension: { debitCard: 'free' } },
      },
    );
});

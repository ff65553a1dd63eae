/** Goal: the charts of the environment can be drawn with any layers. Method: XState builds them. */
import { expect, test } from 'vitest';
import { initialTransition } from 'xstate';
import { layerNames } from '../../layers/region-of.ts';
import { phone, type Roster } from '../../protocol/card.ts';
import type { Terms } from '../../protocol/party-name.ts';
import { profile } from '../../protocol/safeguard.ts';
import { cardHolderChart } from './card-holder.ts';

const plain: Roster = {
  cards: [{ name: 'debitCard', type: 'debit' }],
  devices: [phone, { ...phone, name: 'oldPhone', element: 'element2' }],
  bound: [],
  freeBytes: 1_000,
  rows: 1,
  shops: ['pointOfSale'],
  suspends: ['lostMode'],
};
const users = [{ name: 'ann', cards: ['debitCard'] }];
const rosters: Readonly<Record<string, Roster>> = {
  'no user signs in': plain,
  'cards are listed': { ...plain, users, signedIn: [{ user: 'ann', device: 'phone' }] },
  'cards move': { ...plain, users, jobs: 1 },
};

test.each(
  Object.entries(rosters),
)('where %s, the card holder begins in the same states with any layers', (_, roster) => {
  const terms: Terms = { roster, safeguards: profile('hardened'), readings: {} as never };
  const [all, ...others] = layerNames
    .toReversed()
    .map(layer => initialTransition(cardHolderChart({ ...terms, layer }))[0].value as Record<string, unknown>);
  for (const { binding: _, ...value } of others) expect(all).toMatchObject(value);
});

test('a card is offered where a list is shown, and known to be bound where there are no lists', () => {
  const known = (roster: Roster) =>
    initialTransition(cardHolderChart({ roster, safeguards: profile('hardened'), readings: {} as never }))[0].value;
  expect(known(rosters['cards are listed']!)).toMatchObject({ binding: { debitCard: 'offered on phone' } });
  expect(known({ ...plain, bound: [{ card: 'debitCard', device: 'phone' }] })).toMatchObject({
    binding: { debitCard: 'has' },
  });
  expect(known(plain)).toMatchObject({ binding: { debitCard: 'without' } });
});

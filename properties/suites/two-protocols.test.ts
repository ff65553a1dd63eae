/**
 * Goal: no message goes unheard where two protocols follow each other. Method: a scenario with one more intent of the card
 * holder, explored to the end. Each case showed an unheard message before the charts said what is to be done with it.
 */
import { expect, test } from 'vitest';
import { type ChartEvent, cardHolder, type Roster } from '#machines';
import {
  type CardScenario,
  cardWorld,
  check,
  type FaultBudget,
  newDevice,
  oldDevice,
  plentyBytes,
  scenarios,
  settingOf,
} from '#sim';
import { noMessageGoesUnheard } from '../any-protocol/no-message-goes-unheard.ts';

interface Case {
  readonly says: string;
  readonly scenario: string;
  /** The intent of the card holder that is granted once more, if any. */
  readonly more?: ChartEvent & { readonly device: string };
  /** The roster in the place of the scenario's own. */
  readonly roster?: Roster;
  readonly faults?: FaultBudget;
}

const binds = (card: string, device: string) => ({
  type: 'holder.bind',
  card,
  device,
});

/** Two devices, and no card bound on either. */
const unbound: Roster = {
  cards: [{ name: 'debitCard', type: 'debit' }],
  devices: [newDevice, oldDevice],
  bound: [],
  freeBytes: plentyBytes,
  rows: 2,
  jobs: 1,
  users: [{ name: 'ann', cards: ['debitCard'] }],
  signedIn: [{ user: 'ann', device: 'new' }],
};

const cases: readonly Case[] = [
  {
    says: 'a card that the issuer did not bind in time is added by hand',
    scenario: 'code-bind',
    more: binds('debitCard', 'phone'),
  },
  {
    says: 'a card is bound and moves away before its terminal has heard that it is live',
    scenario: 'migrate-card',
    more: binds('debitCard', 'old'),
    roster: unbound,
  },
  {
    says: 'a confirmation comes a second time while a migration holds the row',
    scenario: 'migrate-card',
    more: binds('debitCard', 'old'),
    roster: unbound,
    faults: { copy: 1 },
  },
  {
    says: 'a card is deleted while it moves, and bound again',
    scenario: 'delete-while-migrating',
    more: binds('debitCard', 'old'),
  },
  {
    says: 'a card is bound by hand on the device to which it moves',
    scenario: 'delete-while-migrating',
    more: binds('debitCard', 'new'),
  },
  {
    says: 'a card is bound on a new app that a migration is given up for',
    scenario: 'reinstall-on-arrival',
    more: binds('debitCard', 'new'),
  },
  {
    says: 'a user signs out on a new app, which knows of no session',
    scenario: 'reinstall-on-arrival',
    more: { type: 'holder.logout', device: 'new' },
  },
  {
    says: 'a card of an issuer that is away is added by hand',
    scenario: 'one-tap-two-issuers',
    more: binds('creditCard', 'phone'),
  },
  {
    says: 'a card is chosen once more, and the code is asked for when the list is empty',
    scenario: 'account-switch',
    more: { type: 'holder.again', card: 'debitCard', device: 'phone' },
  },
  {
    says: 'a code is asked for while a new app on another device shows the card',
    scenario: 'one-tap-bind',
    faults: { reinstall: 1 },
  },
];

test.each(cases.map(each => [each.says, each] as const))('%s', (_, { scenario, more, roster, faults }) => {
  const declared = scenarios.find(({ name }) => name === scenario) as CardScenario;
  const longer: CardScenario = {
    ...declared,
    ...(roster ? { system: cardWorld(roster) } : {}),
    ...(faults ? { faults } : {}),
    intents: [...declared.intents, ...(more ? [{ party: cardHolder, intent: more, times: 1 }] : [])],
    asserts: [],
  };
  const { properties } = check(longer, settingOf(longer), [noMessageGoesUnheard]);
  expect(properties.map(({ verdict, token }) => ({ verdict, token }))).toEqual([{ verdict: 'holds' }]);
});

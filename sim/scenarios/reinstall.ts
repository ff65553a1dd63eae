/** Scenarios of a reinstalled app, which recovers what the element and the server still know, and nothing else. */
import { phone } from '#machines';
import type { CardScenario } from '../cards/card-setting.ts';
import { cardWorld, debitCard } from '../cards/card-world.ts';
import { endsInAgreement, whereNothingIsLost, whereOneIsLost } from '../cards/promises.ts';
import { deletion, savingsAlone } from './deletion.ts';

const salaryCard = { ...debitCard, name: 'salaryCard' };
const [savingsCard] = savingsAlone.cards;
const comesBack = ['all-views-agree-in-the-end', 'a-new-app-finds-its-cards'];

export const reinstall: CardScenario = {
  ...deletion,
  name: 'reinstall',
  story: 'Two debit cards are bound and one of them pays; the app is installed anew, and one message is lost.',
  system: cardWorld({
    ...savingsAlone,
    cards: [salaryCard, savingsCard!],
    bound: [{ card: 'salaryCard', device: phone.name, active: true }, ...savingsAlone.bound],
    rows: 2,
  }),
  intents: [],
  faults: { reinstall: 1, lose: 1, tear: 1 },
  asserts: [...comesBack, ...whereOneIsLost, ...endsInAgreement],
};

export const reinstallAndDelete: CardScenario = {
  ...deletion,
  name: 'reinstall-and-delete',
  story:
    'The card holder deletes a card, and the app is installed anew, before, after or in the middle of it; one message is lost.',
  faults: { reinstall: 1, lose: 1 },
  asserts: [...deletion.asserts, ...comesBack, ...whereOneIsLost, 'no-orphan-is-left'],
};

export const lateStoreAfterDelete: CardScenario = {
  ...deletion,
  name: 'late-store-after-delete',
  story: 'A new app gets a lost record back; the card holder deletes the card, and the record comes a second time.',
  system: cardWorld({
    ...savingsAlone,
    bound: [{ card: 'savingsCard', device: phone.name, unstored: true }],
  }),
  faults: { reinstall: 1, copy: 1 },
  timers: 'quiet',
  // No party detects the lost record before the new app queries the server, so agreement of the views is not asserted.
  asserts: [
    'every-deletion-ends',
    'space-comes-back',
    'a-lost-record-comes-back',
    ...whereNothingIsLost,
    'no-request-stays-open',
  ],
};

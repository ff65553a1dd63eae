/** Scenarios in which an element keeps one payment token for each type and no record of a card (P2); switching is in `activation.ts`. */
import { phone } from '#machines';
import type { CardScenario } from '../cards/card-setting.ts';
import { cardSettings } from '../cards/card-settings.ts';
import {
  addsOnce,
  cardWorld,
  creditCard,
  debitCard,
  plentyBytes,
  salaryCard,
  savingsCard,
  twoDebitCards,
} from '../cards/card-world.ts';
import { picksOnce } from './activation.ts';
import { deletesOnce, deletion } from './deletion.ts';
import { switchWhileMigrating } from './migration-meanwhile.ts';
import { tapDuringSwitch } from './payment.ts';
import { reinstall } from './reinstall.ts';

const settings = cardSettings({ storage: 'field' });

export const bindOfField: CardScenario = {
  name: 'bind-of-field',
  story: 'The card holder adds a debit card, where the element keeps one payment token a type; one message is lost.',
  subject: 'cards',
  system: cardWorld({ cards: [debitCard], devices: [phone], bound: [], freeBytes: plentyBytes, rows: 3 }),
  intents: [addsOnce(debitCard)],
  faults: { lose: 1 },
  timers: 'free',
  settings,
  asserts: ['a-debit-card-gets-bound', 'every-bind-settles', 'no-orphan-is-left', 'no-request-stays-open'],
};

export const tapOfField: CardScenario = {
  ...tapDuringSwitch,
  name: 'tap-of-field',
  story:
    'The card holder picks the savings card, taps, and deletes the card that paid, where the element keeps one payment token a type.',
  intents: [...tapDuringSwitch.intents, deletesOnce(salaryCard)],
  faults: {},
  settings,
  // The card that paid is deleted, so none of the type pays where the switch fails.
  asserts: ['a-payment-gets-approved', 'every-payment-settles', 'another-card-gets-active', 'every-deletion-ends'],
};

export const deleteOfField: CardScenario = {
  ...deletion,
  name: 'delete-of-field',
  story:
    'The card holder picks the savings card, and deletes it, where the element keeps one payment token a type and loses power once.',
  system: cardWorld(twoDebitCards),
  intents: [picksOnce(savingsCard), deletesOnce(savingsCard)],
  faults: { tear: 1 },
  timers: 'quiet',
  settings,
  asserts: [...deletion.asserts, 'no-orphan-is-left'],
};

export const deletePayingOfField: CardScenario = {
  ...deletion,
  name: 'delete-paying-of-field',
  story:
    'The card holder deletes the card that pays, where the element keeps one payment token a type; one message is lost.',
  system: cardWorld(twoDebitCards),
  intents: [deletesOnce(salaryCard)],
  faults: { lose: 1 },
  settings,
  asserts: [...deletion.asserts, 'no-orphan-is-left'],
};

export const migrationOfField: CardScenario = {
  ...switchWhileMigrating,
  name: 'migration-of-field',
  story:
    'Of two cards on the old device one moves, and the card holder picks the other there, where the elements keep one payment token a type.',
  settings,
  asserts: [...switchWhileMigrating.asserts, 'no-orphan-is-left', 'the-old-device-erases-what-moved'],
};

export const reinstallOfField: CardScenario = {
  ...reinstall,
  name: 'reinstall-of-field',
  story: 'Two debit cards are bound, the app is installed anew, and the element can name one of them at most.',
  settings,
};

export const unservedOfField: CardScenario = {
  name: 'unserved-of-field',
  story:
    'The card holder picks a credit card, and the element has no personalised data for credit cards; one message is lost.',
  subject: 'cards',
  system: cardWorld({
    cards: [creditCard],
    devices: [{ ...phone, lacks: ['credit'] }],
    bound: [{ card: creditCard.name, device: phone.name }],
    freeBytes: plentyBytes,
    rows: 1,
  }),
  intents: [picksOnce(creditCard)],
  faults: { lose: 1 },
  timers: 'free',
  settings,
  asserts: ['the-card-picked-pays', 'no-request-stays-open'],
};

/** The scenarios of this file, in the order of lists. */
export const scenariosOfField: readonly CardScenario[] = [
  bindOfField,
  tapOfField,
  deleteOfField,
  deletePayingOfField,
  migrationOfField,
  reinstallOfField,
  unservedOfField,
];

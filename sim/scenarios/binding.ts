/** Scenarios of binding (P1, P5), without and with faults. */
import { type Device, phone } from '#machines';
import type { CardScenario } from '../cards/card-setting.ts';
import { cardSettings } from '../cards/card-settings.ts';
import { addsOnce, cardWorld, creditCard, debitCard, guessesOnce, plentyBytes } from '../cards/card-world.ts';
import { whereNothingIsLost, whereOneIsLost } from '../cards/promises.ts';

/** The common part of the binding scenarios. A repeated request can open a second row; the third is spare. */
const binding = { subject: 'cards', timers: 'free', settings: cardSettings({ storage: 'records' }) } as const;
const roster = { cards: [debitCard], devices: [phone], bound: [], freeBytes: plentyBytes, rows: 3 };
/** A device on which nothing happens. */
const otherPhone: Device = {
  name: 'otherPhone',
  terminal: 'otherTerminal',
  secureElement: 'otherSecureElement',
  element: 'otherElement',
};
const settles = ['every-bind-settles', 'no-orphan-is-left', 'no-request-stays-open'];

export const firstBind: CardScenario = {
  ...binding,
  name: 'first-bind',
  story: 'The card holder adds a debit card; nothing goes wrong, though a timer may expire early.',
  system: cardWorld(roster),
  intents: [addsOnce(debitCard)],
  faults: {},
  asserts: ['a-row-becomes-active-with-its-record', 'a-debit-card-gets-bound', ...settles, ...whereNothingIsLost],
};

export const lossyBind: CardScenario = {
  ...binding,
  name: 'lossy-bind',
  story: 'The card holder adds a debit card; one message is lost on the network, and the element loses power once.',
  system: cardWorld(roster),
  intents: [addsOnce(debitCard)],
  faults: { lose: 1, tear: 1 },
  asserts: ['a-row-becomes-active-with-its-record', 'a-debit-card-gets-bound', ...settles],
};

export const crashingBind: CardScenario = {
  ...binding,
  name: 'crashing-bind',
  story: 'The card holder adds a debit card; the app or a server crashes once, and may take a message along.',
  system: cardWorld(roster),
  intents: [addsOnce(debitCard)],
  faults: { crash: 1 },
  asserts: ['a-row-becomes-active-with-its-record', 'a-debit-card-gets-bound', ...settles],
};

export const strangerBind: CardScenario = {
  ...binding,
  name: 'stranger-bind',
  story:
    'Somebody who knows the number of a card adds it, and guesses its authentication information; one message is lost.',
  system: cardWorld(roster),
  intents: [guessesOnce(debitCard)],
  faults: { lose: 1 },
  asserts: settles,
};

export const fullElement: CardScenario = {
  ...binding,
  name: 'full-element',
  story: 'The element has 100 bytes left, too few for one more record; one message is lost.',
  system: cardWorld({ ...roster, freeBytes: 100 }),
  intents: [addsOnce(debitCard)],
  faults: { lose: 1 },
  asserts: settles,
};

export const unservedBind: CardScenario = {
  ...binding,
  name: 'unserved-bind',
  story: 'The element has no universal instance for credit cards, and the card holder adds one; one message is lost.',
  system: cardWorld({ ...roster, cards: [creditCard], devices: [{ ...phone, lacks: ['credit'] }] }),
  intents: [addsOnce(creditCard)],
  faults: { lose: 1 },
  asserts: settles,
};

export const bindByChannel: CardScenario = {
  ...binding,
  name: 'bind-by-channel',
  story:
    'The card holder adds a debit card; the request carries its authentication information and names no element; a second device is there; one message is lost.',
  system: cardWorld({ ...roster, devices: [otherPhone, phone] }),
  intents: [addsOnce(debitCard)],
  faults: { lose: 1 },
  settings: cardSettings({ 'bind-request': 'by-channel' }),
  asserts: ['a-debit-card-gets-bound', ...settles],
};

export const twoCards: CardScenario = {
  ...binding,
  name: 'two-cards',
  story: 'The card holder adds a debit card and a credit card, at once or one after the other.',
  system: cardWorld({ ...roster, cards: [debitCard, creditCard] }),
  intents: [addsOnce(debitCard), addsOnce(creditCard)],
  faults: {},
  // Concurrent binds multiply the state space: with free timers every pair of retries would be distinguished.
  timers: 'quiet',
  asserts: ['a-debit-card-gets-bound', 'a-credit-card-gets-bound', ...settles, ...whereNothingIsLost],
};

export const secondTry: CardScenario = {
  ...binding,
  name: 'second-try',
  story: 'The card holder adds a debit card, and again where it did not work; one message is lost, one comes twice.',
  system: cardWorld(roster),
  intents: [{ ...addsOnce(debitCard), times: 2 }],
  faults: { lose: 1, copy: 1 },
  timers: 'quiet',
  asserts: ['a-debit-card-gets-bound', ...settles, ...whereOneIsLost],
};

export const crashedSecondTry: CardScenario = {
  ...secondTry,
  name: 'crashed-second-try',
  story: 'The card holder adds a debit card, and again where it did not work; the app or a server crashes once.',
  faults: { crash: 1 },
  asserts: ['a-debit-card-gets-bound', ...settles],
};

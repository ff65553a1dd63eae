/**
 * Scenarios of payment (P1, P5): two debit cards on one element and a tap at a point of sale, without and with faults.
 */
import { cardHolder, otherIssuerServer, phone, pointOfSale } from '#machines';
import type { CardScenario } from '../cards/card-setting.ts';
import { cardSettings } from '../cards/card-settings.ts';
import { addsOnce, cardWorld, creditCard, salaryCard, savingsCard, twoDebitCards } from '../cards/card-world.ts';
import { endsInAgreement, whereNothingIsLost, whereOneIsLost } from '../cards/promises.ts';
import type { Granted } from '../world/scenario.ts';

/** Grants the card holder this number of taps. */
export const taps = (times: number): Granted => ({
  party: cardHolder,
  intent: { type: 'holder.tap', device: phone.name },
  times,
});

/**
 * A roster in which both cards are bound and the salary card pays. The transaction slots suffice even where the server
 * does not detect repeated transactions.
 */
const roster = {
  ...twoDebitCards,
  shops: [pointOfSale],
  transactions: 3,
};
const payment = {
  subject: 'cards',
  system: cardWorld(roster),
  intents: [taps(1)],
  faults: {},
  timers: 'free',
  settings: cardSettings({ storage: 'records' }),
  asserts: ['a-payment-gets-approved', 'every-payment-settles'],
} as const;

export const tapToPay: CardScenario = {
  ...payment,
  name: 'tap-to-pay',
  story: 'The card holder holds the phone to a point of sale; nothing goes wrong, though a timer may expire early.',
  asserts: [...payment.asserts, ...whereNothingIsLost, ...endsInAgreement, 'no-request-stays-open'],
};

export const lossyTap: CardScenario = {
  ...payment,
  name: 'lossy-tap',
  story: 'The card holder taps, and one message between point of sale and servers is lost or comes twice.',
  faults: { lose: 1, copy: 1 },
  timers: 'quiet',
  asserts: [...payment.asserts, ...whereOneIsLost, ...endsInAgreement, 'no-request-stays-open'],
};

export const tornTap: CardScenario = {
  ...payment,
  name: 'torn-tap',
  story: 'The card holder may tap twice, and the element loses power once, perhaps in the middle of a tap.',
  intents: [taps(2)],
  faults: { tear: 1 },
  timers: 'quiet',
  asserts: [...payment.asserts, 'power-loss-heals', ...whereOneIsLost, ...endsInAgreement, 'no-request-stays-open'],
};

export const crashedTap: CardScenario = {
  ...payment,
  name: 'crashed-tap',
  story: 'The card holder taps, and a server or the app crashes once, and may take a message along.',
  faults: { crash: 1 },
  asserts: [...payment.asserts, ...endsInAgreement, 'no-request-stays-open'],
};

export const tapDuringSwitch: CardScenario = {
  ...payment,
  name: 'tap-during-switch',
  story:
    'The card holder picks the savings card and taps, in whichever order and however close together; the element loses power once.',
  intents: [
    { party: cardHolder, intent: { type: 'holder.select', card: 'savingsCard', device: phone.name }, times: 1 },
    taps(1),
  ],
  faults: { tear: 1 },
  timers: 'quiet',
  asserts: [
    ...payment.asserts,
    'another-card-gets-active',
    'the-card-picked-pays',
    ...whereOneIsLost,
    ...endsInAgreement,
    'no-request-stays-open',
  ],
};

export const tapDuringBind: CardScenario = {
  ...payment,
  name: 'tap-during-bind',
  story: 'The card holder adds the savings card and taps, in whichever order and however close together.',
  system: cardWorld({ ...roster, bound: [{ card: 'salaryCard', device: phone.name, active: true }] }),
  intents: [addsOnce(savingsCard), taps(1)],
  timers: 'quiet',
  asserts: [
    ...payment.asserts,
    'every-bind-settles',
    'no-orphan-is-left',
    ...whereNothingIsLost,
    'the-server-knows-which-card-pays',
    'the-wallet-knows-which-card-pays',
    'no-request-stays-open',
  ],
};

export const unpayableTap: CardScenario = {
  ...payment,
  name: 'unpayable-tap',
  story: 'The card holder taps where credit cards are taken, and has none.',
  system: cardWorld({ ...roster, taken: ['credit'] }),
  asserts: ['every-payment-settles', ...whereNothingIsLost, ...endsInAgreement, 'no-request-stays-open'],
};

/** A roster in which a card of each type pays; debit cards have the higher priority. */
const bothTypes = {
  ...roster,
  cards: [salaryCard, creditCard],
  bound: [salaryCard, creditCard].map(({ name }) => ({ card: name, device: phone.name, active: true })),
};

export const tapByPriority: CardScenario = {
  ...payment,
  name: 'tap-by-priority',
  story: 'A debit card and a credit card pay; the card holder taps where both are taken.',
  system: cardWorld(bothTypes),
  asserts: [...payment.asserts, ...whereNothingIsLost, ...endsInAgreement, 'no-request-stays-open'],
};

export const creditTap: CardScenario = {
  ...payment,
  name: 'credit-tap',
  story: 'A debit card and a credit card pay; the card holder taps where credit cards are taken only.',
  system: cardWorld({ ...bothTypes, taken: ['credit'] }),
  asserts: [...payment.asserts, ...whereNothingIsLost, ...endsInAgreement, 'no-request-stays-open'],
};

export const deadCardTap: CardScenario = {
  ...payment,
  name: 'dead-card-tap',
  story: 'The row of the card that pays was retired, though its record is still in the element; the card holder taps.',
  system: cardWorld({
    ...roster,
    bound: [
      { card: 'salaryCard', device: phone.name, active: true, retired: true },
      { card: 'savingsCard', device: phone.name },
    ],
  }),
  faults: { lose: 1 },
  asserts: ['every-payment-settles', ...whereOneIsLost, 'the-wallet-knows-which-card-pays', 'no-request-stays-open'],
};

export const declinedTap: CardScenario = {
  ...payment,
  name: 'declined-tap',
  story:
    'The card that pays is of another issuer than the second one; that issuer may close the account, before the tap or meanwhile; one message is lost.',
  system: cardWorld({
    ...roster,
    cards: [{ ...salaryCard, issuer: otherIssuerServer }, savingsCard],
    closes: [salaryCard.name],
  }),
  intents: [taps(1), { party: otherIssuerServer, intent: { type: 'issuer.close', card: salaryCard.name }, times: 1 }],
  faults: { lose: 1 },
  timers: 'quiet',
  asserts: [
    ...payment.asserts,
    'an-issuer-declines-a-payment',
    ...whereOneIsLost,
    ...endsInAgreement,
    'no-request-stays-open',
  ],
};

export const tapDuringDelete: CardScenario = {
  ...payment,
  name: 'tap-during-delete',
  story: 'The card holder deletes the card that pays and taps, in whichever order and however close together.',
  intents: [
    { party: cardHolder, intent: { type: 'holder.delete', card: salaryCard.name, device: phone.name }, times: 1 },
    taps(1),
  ],
  timers: 'quiet',
  asserts: [
    ...payment.asserts,
    'every-deletion-ends',
    ...whereNothingIsLost,
    ...endsInAgreement,
    'no-request-stays-open',
  ],
};

/**
 * Scenarios of binding by one tap (P3): a user signs in on a new phone and chooses from the cards bound to the account.
 */
import { cardHolder, type Device, otherIssuerServer, phone } from '#machines';
import type { CardScenario } from '../cards/card-setting.ts';
import { cardSettings } from '../cards/card-settings.ts';
import { cardWorld, creditCard, debitCard, plentyBytes } from '../cards/card-world.ts';
import { endsInAgreement, whereNothingIsLost, whereOneIsLost } from '../cards/promises.ts';
import type { Granted } from '../world/scenario.ts';

/** The phone to which the card is already bound; it is otherwise passive. */
const oldPhone: Device = {
  name: 'oldPhone',
  terminal: 'oldTerminal',
  secureElement: 'oldSecureElement',
  element: 'element0',
};
const signsIn = (user: string, times = 1): Granted => ({
  party: cardHolder,
  intent: { type: 'holder.login', user, device: phone.name },
  times,
});
const signsOut: Granted = { party: cardHolder, intent: { type: 'holder.logout', device: phone.name }, times: 1 };
const deletes: Granted = {
  party: cardHolder,
  intent: { type: 'holder.delete', card: debitCard.name, device: phone.name },
  times: 1,
};
const triesAgain: Granted = {
  party: cardHolder,
  intent: { type: 'holder.again', card: debitCard.name, device: phone.name },
  times: 1,
};

const ann = { name: 'ann', cards: [debitCard.name] };
const roster = {
  cards: [debitCard],
  devices: [phone, oldPhone],
  bound: [{ card: debitCard.name, device: oldPhone.name }],
  freeBytes: plentyBytes,
  rows: 3,
  users: [ann],
};
/** A roster without bound cards. */
const fresh = { ...roster, devices: [phone], bound: [], rows: 2 };
const both = { ...fresh, cards: [debitCard, creditCard], users: [{ name: 'ann', cards: ['debitCard', 'creditCard'] }] };
const settles = ['every-bind-settles', 'no-request-stays-open', 'sessions-agree-in-the-end'];

// A person's answers, two retries and the expiry of a code multiply the state space: with free timers every overlap
// would be distinguished.
const oneTap = {
  subject: 'cards',
  intents: [signsIn('ann')],
  faults: {},
  timers: 'quiet',
  settings: cardSettings({ storage: 'records' }),
  asserts: ['a-card-gets-bound-by-one-tap', ...settles],
} as const;

export const oneTapBind: CardScenario = {
  ...oneTap,
  name: 'one-tap-bind',
  story: 'Ann signs in on a new phone and chooses the card she has on her old one; she may type a wrong code.',
  system: cardWorld(roster),
  asserts: [...oneTap.asserts, ...whereNothingIsLost, 'no-orphan-is-left', 'issuers-know-what-is-bound'],
};

export const impatientOneTap: CardScenario = {
  ...oneTap,
  name: 'impatient-one-tap',
  story: 'Ann is signed in and sees the list; she chooses her card, and any timer may expire early, also a code’s.',
  // With free timers, telling the issuer of rows that are over multiplies the worlds by eight; lossy-one-tap has that.
  system: cardWorld({ ...fresh, signedIn: [{ user: 'ann', device: phone.name }], issuersUntold: true }),
  intents: [],
  timers: 'free',
};

export const lossyOneTap: CardScenario = {
  ...oneTap,
  name: 'lossy-one-tap',
  story: 'Ann signs in and chooses her card; one message is lost on the network.',
  system: cardWorld(fresh),
  faults: { lose: 1 },
  asserts: [...oneTap.asserts, 'no-orphan-is-left', 'one-loss-costs-one-retry', 'issuers-know-what-is-bound'],
};

export const tapAndDelete: CardScenario = {
  ...lossyOneTap,
  name: 'tap-and-delete',
  story: 'Ann has bound a card by one tap and deletes it; one message is lost, and the issuer knows in the end.',
  system: cardWorld({
    ...fresh,
    bound: [{ card: debitCard.name, device: phone.name, active: true, user: 'ann' }],
    signedIn: [{ user: 'ann', device: phone.name }],
  }),
  intents: [deletes],
  asserts: [
    'every-deletion-ends',
    'issuers-know-what-is-bound',
    'no-request-stays-open',
    ...whereOneIsLost,
    ...endsInAgreement,
    'sessions-agree-in-the-end',
  ],
};

export const crashingOneTap: CardScenario = {
  ...lossyOneTap,
  name: 'crashing-one-tap',
  story: 'Ann signs in and chooses her card; the app or a server crashes once.',
  faults: { crash: 1 },
};

export const oneTapTwoIssuers: CardScenario = {
  ...oneTap,
  name: 'one-tap-two-issuers',
  story: 'Ann chooses from a card of each of two issuers, of which one takes messages and never answers.',
  system: cardWorld({
    ...both,
    cards: [debitCard, { ...creditCard, issuer: otherIssuerServer }],
    away: [otherIssuerServer],
  }),
  asserts: [
    ...oneTap.asserts,
    'one-silent-issuer-holds-up-no-other',
    'no-orphan-is-left',
    'issuers-know-what-is-bound',
  ],
};

export const codeBind: CardScenario = {
  ...oneTap,
  name: 'code-bind',
  story: 'Ann types the code wrong, wrong and right, or wrong for good; then she tries once more.',
  system: cardWorld(fresh),
  intents: [signsIn('ann'), triesAgain],
  asserts: [
    ...oneTap.asserts,
    'a-code-expires',
    ...whereNothingIsLost,
    'no-orphan-is-left',
    'issuers-know-what-is-bound',
  ],
};

export const twoCodes: CardScenario = {
  ...oneTap,
  name: 'two-codes',
  story: 'Ann chooses two cards of one issuer, two codes come, and she may type either for either.',
  system: cardWorld(both),
  asserts: [...oneTap.asserts, ...whereNothingIsLost, 'no-orphan-is-left', 'issuers-know-what-is-bound'],
};

export const accountSwitch: CardScenario = {
  ...oneTap,
  name: 'account-switch',
  story: 'Ann signs in and out, and Ben, who has no card, signs in on the same phone; the network reorders.',
  system: cardWorld({ ...fresh, users: [ann, { name: 'ben', cards: [] }] }),
  intents: [signsIn('ann'), signsOut, signsIn('ben')],
  asserts: [...oneTap.asserts, ...whereNothingIsLost, 'no-orphan-is-left', 'issuers-know-what-is-bound'],
};

export const staleList: CardScenario = {
  ...oneTap,
  name: 'stale-list',
  story: 'The auth server still lists under Ann a card that is Ben’s now; Ann chooses it.',
  system: cardWorld({
    ...fresh,
    users: [
      { name: 'ann', cards: [], registered: ['debitCard'] },
      { name: 'ben', cards: ['debitCard'], registered: [] },
    ],
  }),
  asserts: [...settles, ...whereNothingIsLost],
};

export const firstCard: CardScenario = {
  ...oneTap,
  name: 'first-card',
  story: 'No card is bound to Ann’s account yet; she types her first one, and the issuer has it listed from now on.',
  system: cardWorld({ ...fresh, users: [{ ...ann, registered: [] }] }),
  asserts: [
    ...oneTap.asserts,
    'a-first-card-gets-listed',
    ...whereNothingIsLost,
    'no-orphan-is-left',
    'issuers-know-what-is-bound',
  ],
};

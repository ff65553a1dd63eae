/** Scenarios of suspension by several actors, the issuer and the owner of a lost phone, with concurrent operations. */
import { cardHolder, type Device, issuerServer, phone, pointOfSale, type Roster } from '#machines';
import type { CardScenario } from '../cards/card-setting.ts';
import { cardSettings } from '../cards/card-settings.ts';
import { addsOnce, cardWorld, debitCard, plentyBytes } from '../cards/card-world.ts';
import { endsInAgreement, whereNothingIsLost, whereOneIsLost } from '../cards/promises.ts';
import type { Granted } from '../world/scenario.ts';

const byIssuer = (type: 'issuer.suspend' | 'issuer.resume', times = 1): Granted => ({
  party: issuerServer,
  intent: { type, card: debitCard.name },
  times,
});
const byOwner = (type: 'holder.lose' | 'holder.find', times = 1): Granted => ({
  party: cardHolder,
  intent: { type, device: phone.name },
  times,
});
const tapsOnce: Granted = {
  party: cardHolder,
  intent: { type: 'holder.tap', device: phone.name },
  times: 1,
};
const issuer = [byIssuer('issuer.suspend'), byIssuer('issuer.resume')];
const owner = [byOwner('holder.lose'), byOwner('holder.find')];

/** A roster in which a debit card is bound and pays. */
const roster: Roster = {
  cards: [debitCard],
  devices: [phone],
  bound: [{ card: debitCard.name, device: phone.name, active: true }],
  freeBytes: plentyBytes,
  rows: 2,
  suspends: ['issuer'],
};
const shops = { shops: [pointOfSale], transactions: 3 };
const suspension = {
  subject: 'cards',
  system: cardWorld(roster),
  faults: {},
  // Repeated suspension and resumption beside other operations: free timers multiply the state space and reveal no
  // further behaviour.
  timers: 'quiet',
  settings: cardSettings({ storage: 'records' }),
} as const;

export const suspendAndResume: CardScenario = {
  ...suspension,
  name: 'suspend-and-resume',
  story:
    'The issuer suspends a card, the owner reports the phone lost, and each takes it back, in whichever order; a tap.',
  system: cardWorld({ ...roster, ...shops, suspends: ['issuer', 'lostMode'] }),
  intents: [...issuer, ...owner, tapsOnce],
  asserts: [
    'the-last-resume-makes-payable',
    'a-suspended-card-gets-live-again',
    'every-payment-settles',
    ...whereNothingIsLost,
    ...endsInAgreement,
    'no-request-stays-open',
  ],
};

export const lossySuspension: CardScenario = {
  ...suspension,
  name: 'lossy-suspension',
  story:
    'The issuer suspends a card and takes it back, once or twice; a message is lost, one comes twice, and a server crashes once.',
  intents: [byIssuer('issuer.suspend', 2), byIssuer('issuer.resume', 2)],
  faults: { lose: 1, copy: 1, crash: 1 },
  asserts: ['the-last-resume-makes-payable', 'late-answers-are-taken', ...endsInAgreement, 'no-request-stays-open'],
};

export const lostPhone: CardScenario = {
  ...suspension,
  name: 'lost-phone',
  story:
    'The phone is lost and hears of nothing; the owner says so on a second channel, and somebody taps with it. A message is lost, and one comes twice.',
  system: cardWorld({ ...roster, ...shops, suspends: ['lostMode'] }),
  intents: [byOwner('holder.lose'), tapsOnce],
  faults: { lose: 1, copy: 1 },
  asserts: ['every-payment-settles', ...whereOneIsLost, ...endsInAgreement, 'no-request-stays-open'],
};

export const lossyLostMode: CardScenario = {
  ...suspension,
  name: 'lossy-lost-mode',
  story: 'The owner loses the phone and finds it, once or twice; two messages are lost, and one comes twice.',
  system: cardWorld({ ...roster, suspends: ['lostMode'] }),
  intents: [byOwner('holder.lose', 2), byOwner('holder.find', 2)],
  faults: { lose: 2, copy: 1 },
  asserts: ['the-last-resume-makes-payable', ...endsInAgreement, 'no-request-stays-open'],
};

export const blockedWhileBinding: CardScenario = {
  ...suspension,
  name: 'blocked-while-binding',
  story: 'The issuer suspends a card while the card holder adds it; one message is lost, and one comes twice.',
  system: cardWorld({ ...roster, bound: [] }),
  intents: [addsOnce(debitCard), ...issuer],
  faults: { lose: 1, copy: 1 },
  asserts: [
    'a-debit-card-gets-bound',
    'every-bind-settles',
    'no-orphan-is-left',
    'the-last-resume-makes-payable',
    ...whereOneIsLost,
    'no-request-stays-open',
  ],
};

export const suspendedDelete: CardScenario = {
  ...suspension,
  name: 'suspended-delete',
  story:
    'The card holder deletes a card, and its issuer suspends it, before or meanwhile; the app is installed anew once.',
  intents: [
    { party: cardHolder, intent: { type: 'holder.delete', card: debitCard.name, device: phone.name }, times: 1 },
    byIssuer('issuer.suspend'),
  ],
  faults: { reinstall: 1 },
  asserts: [
    'every-deletion-ends',
    'space-comes-back',
    ...whereNothingIsLost,
    ...endsInAgreement,
    'no-request-stays-open',
  ],
};

const newPhone: Device = {
  name: 'newPhone',
  terminal: 'newTerminal',
  secureElement: 'newSecureElement',
  element: 'newElement',
};

export const suspendedMigration: CardScenario = {
  ...suspension,
  name: 'suspended-migration',
  story: 'The card holder moves a card to a new phone, and its issuer suspends it, before, meanwhile or after.',
  system: cardWorld({
    ...roster,
    devices: [newPhone, phone],
    jobs: 1,
    users: [{ name: 'ann', cards: [debitCard.name] }],
    signedIn: [{ user: 'ann', device: newPhone.name }],
  }),
  intents: [{ party: cardHolder, intent: { type: 'holder.migrate', device: newPhone.name }, times: 1 }, ...issuer],
  asserts: [
    'a-card-moves',
    'every-migration-settles',
    'a-migrating-card-is-never-lost',
    'the-last-resume-makes-payable',
    ...whereNothingIsLost,
    ...endsInAgreement,
    'no-request-stays-open',
    'sessions-agree-in-the-end',
  ],
};

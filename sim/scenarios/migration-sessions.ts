/** Scenarios of migration (P4) in which users sign in and out, or share a device. */
import { cardHolder } from '#machines';
import type { CardScenario, CardSetting } from '../cards/card-setting.ts';
import { addsOnce, cardWorld, creditCard, debitCard, onlyFails } from '../cards/card-world.ts';
import { endsInAgreement, whereNothingIsLost } from '../cards/promises.ts';
import type { Granted } from '../world/scenario.ts';
import { ann, ben, migratesOnce, migration, newDevice, oldDevice, roster, signsInOnce } from './migration.ts';

const signsOut: Granted = { party: cardHolder, intent: { type: 'holder.logout', device: newDevice.name }, times: 1 };

export const signInAndMigrate: CardScenario = {
  ...migration,
  name: 'sign-in-and-migrate',
  story:
    'Nobody is signed in on the new device; Ann signs in, before or when she is asked to, and moves her card. One message is lost.',
  system: cardWorld({ ...roster, signedIn: [] }),
  intents: [signsInOnce('ann', newDevice), migratesOnce(newDevice)],
  faults: { lose: 1 },
  asserts: [...migration.asserts, 'one-loss-costs-one-retry', ...endsInAgreement],
};

export const crashedSignIn: CardScenario = {
  ...signInAndMigrate,
  name: 'crashed-sign-in',
  story: 'Ann signs in and moves her card from a device that is away; the server or the app crashes once.',
  away: [oldDevice.name],
  neverReturns: true,
  faults: { crash: 1 },
  asserts: [
    ...migration.asserts,
    'one-loss-costs-one-retry',
    'the-server-knows-which-card-pays',
    'the-wallet-knows-which-card-pays',
  ],
};

export const fickleSignIn: CardScenario = {
  ...signInAndMigrate,
  name: 'fickle-sign-in',
  story:
    'Ann signs in and asks to move a card, though none is bound; she may sign out in the middle of it, and in again. Two messages are lost.',
  system: cardWorld({ ...roster, bound: [], signedIn: [] }),
  intents: [{ ...signsInOnce('ann', newDevice), times: 2 }, signsOut, migratesOnce(newDevice)],
  faults: { lose: 2 },
  // There is no card to move, so no liveness of the migration is asserted; two losses may leave a sign-in unanswered.
  asserts: ['no-request-stays-open'],
};

export const lossySignOut: CardScenario = {
  ...fickleSignIn,
  name: 'lossy-sign-out',
  story:
    'Ann signs in and asks to move a card, though none is bound; she may sign out in the middle of it, and in again. One message is lost, and one comes twice.',
  faults: { lose: 1, copy: 1 },
  asserts: ['no-request-stays-open', 'sessions-agree-in-the-end'],
};

export const crashedSignOut: CardScenario = {
  ...lossySignOut,
  name: 'crashed-sign-out',
  story:
    'Ann signs in and asks to move a card, though none is bound; she may sign out in the middle of it, and in again. The app or the server crashes once.',
  faults: { crash: 1 },
};

export const sharedDevice: CardScenario = {
  ...migration,
  name: 'shared-device',
  story:
    'Ann and Ben each have a card on the old device. On the new one Ann may sign out and Ben sign in, and one of the cards is asked for.',
  system: cardWorld({
    ...roster,
    cards: [debitCard, creditCard],
    bound: [...roster.bound, { card: creditCard.name, device: oldDevice.name }],
    rows: 3,
    users: [ann, { name: 'ben', cards: [creditCard.name] }],
  }),
  intents: [signsOut, signsInOnce('ben', newDevice), migratesOnce(newDevice)],
  asserts: [...migration.asserts, ...whereNothingIsLost, ...endsInAgreement],
};

export const borrowedDevice: CardScenario = {
  ...migration,
  name: 'borrowed-device',
  story:
    'Ben was once logged in on the old device, where only Ann has a card; signed in on the new one, he asks to move a card.',
  system: cardWorld({
    ...roster,
    users: [ann, { ...ben, loggedIn: [oldDevice.name] }],
    signedIn: [{ user: ben.name, device: newDevice.name }],
  }),
  // Ben has no card to move, so no liveness of the migration is asserted.
  asserts: [...whereNothingIsLost, ...endsInAgreement, 'no-request-stays-open', 'sessions-agree-in-the-end'],
};

export const thereAndBack: CardScenario = {
  ...migration,
  name: 'there-and-back',
  story:
    'Ann is signed in on both devices; she moves the card to the new one, and asks on the old one to move it back.',
  system: cardWorld({
    ...roster,
    rows: 3,
    jobs: 2,
    signedIn: [newDevice, oldDevice].map(({ name }) => ({ user: ann.name, device: name })),
  }),
  intents: [migratesOnce(newDevice), migratesOnce(oldDevice)],
};

/** The old device alone, whose app may be installed anew, with nobody signed in. */
const handedOn = {
  ...migration,
  system: (setting: CardSetting) =>
    onlyFails(
      oldDevice.terminal,
      cardWorld({
        ...roster,
        cards: [debitCard, creditCard],
        devices: [oldDevice],
        users: [ann, { name: 'ben', cards: [creditCard.name] }],
        signedIn: [],
      })(setting),
    ),
  faults: { reinstall: 1 },
};

export const secondHand: CardScenario = {
  ...handedOn,
  name: 'second-hand',
  story: 'The old device is wiped without a word to the server; Ben, who has it now, signs in and adds his own card.',
  intents: [signsInOnce('ben', oldDevice), addsOnce(creditCard, oldDevice)],
  asserts: ['every-bind-settles', 'no-orphan-is-left', 'no-request-stays-open', 'sessions-agree-in-the-end'],
};

export const signedInAgain: CardScenario = {
  ...handedOn,
  name: 'signed-in-again',
  story: 'The app of the old device is installed anew, and Ann signs in there, before or after.',
  intents: [signsInOnce('ann', oldDevice)],
  asserts: ['no-orphan-is-left', 'no-request-stays-open', 'sessions-agree-in-the-end'],
};

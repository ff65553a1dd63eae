/** Scenarios of migration (P4) from an old device to a new one, without and with faults. */
import { cardHolder, type Device, issuerServer, type Roster, type SignedIn } from '#machines';
import type { CardScenario } from '../cards/card-setting.ts';
import { cardSettings } from '../cards/card-settings.ts';
import { cardWorld, debitCard, plentyBytes, savingsCard } from '../cards/card-world.ts';
import { endsInAgreement, whereNothingIsLost } from '../cards/promises.ts';
import type { Granted } from '../world/scenario.ts';

/** The device to which a card moves. */
export const newDevice: Device = {
  name: 'new',
  terminal: 'newTerminal',
  secureElement: 'newSecureElement',
  element: 'newElement',
};
/** The device from which a card moves. */
export const oldDevice: Device = {
  name: 'old',
  terminal: 'oldTerminal',
  secureElement: 'oldSecureElement',
  element: 'oldElement',
};

/** Grants the card holder one migration of cards to a device. */
export const migratesOnce = ({ name }: Device): Granted => ({
  party: cardHolder,
  intent: { type: 'holder.migrate', device: name },
  times: 1,
});

/** Grants the card holder one sign-in on a device. */
export const signsInOnce = (user: string, { name }: Device): Granted => ({
  party: cardHolder,
  intent: { type: 'holder.login', user, device: name },
  times: 1,
});

/** The owner of the debit card, and somebody without a card. */
export const ann = { name: 'ann', cards: [debitCard.name] };
export const ben = { name: 'ben', cards: [] };
const signedInOn = ({ name }: Device): SignedIn => ({ user: ann.name, device: name });

/**
 * A roster in which a debit card is bound to the old device and pays there, and its owner is signed in on the new
 * device.
 */
export const roster: Roster = {
  cards: [debitCard],
  devices: [newDevice, oldDevice],
  bound: [{ card: debitCard.name, device: oldDevice.name, active: true }],
  freeBytes: plentyBytes,
  rows: 2,
  jobs: 1,
  users: [ann],
  signedIn: [signedInOn(newDevice)],
};
const settles = [
  'every-migration-settles',
  'a-migrating-card-is-never-lost',
  'no-request-stays-open',
  'sessions-agree-in-the-end',
];
/** The base of the migration scenarios: a migration without faults. */
export const migration = {
  subject: 'cards',
  system: cardWorld(roster),
  intents: [migratesOnce(newDevice)],
  faults: {},
  // Two terminals, a server and a person wait for each other: free timers multiply the state space and reveal no
  // further behaviour.
  timers: 'quiet',
  settings: cardSettings({ storage: 'records' }),
  asserts: ['a-card-moves', ...settles],
} as const;

export const migrateCard: CardScenario = {
  ...migration,
  name: 'migrate-card',
  story: 'A card moves from the old device to the new one.',
  asserts: [...migration.asserts, ...whereNothingIsLost, ...endsInAgreement],
};

export const migrateTappedCard: CardScenario = {
  ...migration,
  name: 'migrate-tapped-card',
  story: 'A card that its issuer bound by one tap moves; one message is lost, and the issuer knows in the end.',
  system: cardWorld({ ...roster, bound: [{ ...roster.bound[0]!, user: ann.name }] }),
  faults: { lose: 1 },
  asserts: [...migration.asserts, 'issuers-know-what-is-bound', 'one-loss-costs-one-retry', ...endsInAgreement],
};

export const migrateUnheard: CardScenario = {
  ...migrateTappedCard,
  name: 'migrate-unheard',
  story: 'A card that its issuer bound by one tap moves, and the issuer takes messages and never answers.',
  system: cardWorld({ ...roster, bound: [{ ...roster.bound[0]!, user: ann.name }], away: [issuerServer] }),
  faults: {},
  asserts: [...migration.asserts, ...endsInAgreement],
};

export const lossyMigration: CardScenario = {
  ...migration,
  name: 'lossy-migration',
  story: 'A card moves, one message is lost and one comes twice.',
  system: cardWorld({ ...roster, jobs: 2, rows: 3 }),
  faults: { lose: 1, copy: 1 },
  asserts: [...migration.asserts, 'one-loss-costs-one-retry', ...endsInAgreement],
};

export const tornMigration: CardScenario = {
  ...migration,
  name: 'torn-migration',
  story: 'A card moves, and an element loses power once.',
  faults: { tear: 1 },
  asserts: [
    ...migration.asserts,
    'the-old-device-erases-what-moved',
    'power-loss-heals',
    ...whereNothingIsLost,
    ...endsInAgreement,
  ],
};

export const crashedMigration: CardScenario = {
  ...migration,
  name: 'crashed-migration',
  story: 'A card moves, and the server or an app crashes once, between any two of its steps.',
  faults: { crash: 1 },
  asserts: [...migration.asserts, 'one-loss-costs-one-retry', ...endsInAgreement],
};

export const fullMigration: CardScenario = {
  ...migration,
  name: 'full-migration',
  story: 'A card is to move, and the new element has no room; one message is lost.',
  system: cardWorld({ ...roster, devices: [{ ...newDevice, freeBytes: 100 }, oldDevice] }),
  faults: { lose: 1 },
  asserts: [...settles, 'one-loss-costs-one-retry', ...endsInAgreement],
};

export const absentMigration: CardScenario = {
  ...migration,
  name: 'absent-migration',
  story: 'A card moves away from an old device that is away and never comes back.',
  away: [oldDevice.name],
  neverReturns: true,
  asserts: [
    ...migration.asserts,
    ...whereNothingIsLost,
    'the-server-knows-which-card-pays',
    'the-wallet-knows-which-card-pays',
  ],
};

export const lateReturn: CardScenario = {
  ...migration,
  name: 'late-return',
  story: 'A card moves away from an old device that is away, and comes back some day; one message is lost.',
  away: [oldDevice.name],
  faults: { lose: 1 },
  asserts: [...migration.asserts, 'the-old-device-erases-what-moved', ...endsInAgreement],
};

export const ghostDevice: CardScenario = {
  ...migration,
  name: 'ghost-device',
  story:
    'The old device was wiped and sold, and the server has not heard of it; Ben, who has it now, may sign in on it, and Ann asks to move her card.',
  system: cardWorld({
    ...roster,
    devices: [newDevice, { ...oldDevice, wiped: true }],
    bound: [{ card: debitCard.name, device: oldDevice.name, unstored: true }],
    users: [ann, ben],
  }),
  intents: [signsInOnce('ben', oldDevice), migratesOnce(newDevice)],
  // Once Ben has signed in the card must not move, so no liveness of the migration is asserted.
  asserts: [...whereNothingIsLost, 'no-request-stays-open', 'sessions-agree-in-the-end'],
};

export const oneOfTwoMigration: CardScenario = {
  ...migration,
  name: 'one-of-two-migration',
  story: 'Two cards are bound to the old device, and the card holder moves one of them.',
  system: cardWorld({
    ...roster,
    cards: [debitCard, savingsCard],
    bound: [...roster.bound, { card: savingsCard.name, device: oldDevice.name }],
    rows: 3,
    users: [{ ...ann, cards: [debitCard.name, savingsCard.name] }],
  }),
  asserts: [...migration.asserts, ...whereNothingIsLost, ...endsInAgreement],
};

export const migrateAll: CardScenario = {
  ...oneOfTwoMigration,
  name: 'migrate-all',
  story: 'Two cards are bound to the old device, and both move at once; one message is lost.',
  system: cardWorld({
    ...roster,
    cards: [debitCard, savingsCard],
    bound: [...roster.bound, { card: savingsCard.name, device: oldDevice.name }],
    rows: 4,
    jobs: 2,
    users: [{ ...ann, cards: [debitCard.name, savingsCard.name] }],
  }),
  faults: { lose: 1 },
  settings: cardSettings({ storage: 'records', 'migrated-cards': 'all' }),
  asserts: [...migration.asserts, 'all-cards-move'],
};

const thirdDevice: Device = {
  name: 'third',
  terminal: 'thirdTerminal',
  secureElement: 'thirdSecureElement',
  element: 'thirdElement',
};

export const racingMigration: CardScenario = {
  ...migration,
  name: 'racing-migration',
  story: 'Two new devices race for one card of the old device.',
  system: cardWorld({
    ...roster,
    devices: [newDevice, thirdDevice, oldDevice],
    rows: 3,
    jobs: 2,
    signedIn: [signedInOn(newDevice), signedInOn(thirdDevice)],
  }),
  intents: [migratesOnce(newDevice), migratesOnce(thirdDevice)],
  asserts: [...migration.asserts, ...whereNothingIsLost, ...endsInAgreement],
};

/** Migration (P4) as scenarios: an old device, a new one, and what may come between. */
import { cardHolder, type Device, type Roster } from '#machines';
import type { Granted, Scenario } from '../world/scenario.ts';
import { cardWorld, debitCard, plentyBytes, savingsCard } from './card-world.ts';

/** The device a card moves to. */
export const newDevice: Device = {
  name: 'new',
  terminal: 'newTerminal',
  secureElement: 'newSecureElement',
  element: 'newElement',
};
/** The device a card moves from. */
export const oldDevice: Device = {
  name: 'old',
  terminal: 'oldTerminal',
  secureElement: 'oldSecureElement',
  element: 'oldElement',
};

/** Grants the card holder one go at moving cards to a device. */
export const migratesOnce = ({ name }: Device): Granted => ({
  party: cardHolder,
  intent: { type: 'holder.migrate', device: name },
  times: 1,
});

/** A debit card is bound to the old device and pays there. */
const roster: Roster = {
  cards: [debitCard],
  devices: [newDevice, oldDevice],
  bound: [{ card: debitCard.name, device: oldDevice.name, active: true }],
  freeBytes: plentyBytes,
  rows: 2,
  jobs: 1,
};
const settles = ['every-migration-settles', 'a-migrating-card-is-never-lost'];
const migration = {
  subject: 'cards',
  system: cardWorld(roster),
  intents: [migratesOnce(newDevice)],
  faults: {},
  // Two terminals and a server wait for each other and for a person: free timers multiply without telling more.
  timers: 'quiet',
  readings: { storage: 'records' },
  asserts: ['a-card-moves', ...settles],
} as const;

export const migrateCard: Scenario = {
  ...migration,
  name: 'migrate-card',
  story: 'A card moves from the old device to the new one.',
};

export const lossyMigration: Scenario = {
  ...migration,
  name: 'lossy-migration',
  story: 'A card moves, one message is lost and one comes twice.',
  system: cardWorld({ ...roster, jobs: 2, rows: 3 }),
  faults: { lose: 1, copy: 1 },
};

export const tornMigration: Scenario = {
  ...migration,
  name: 'torn-migration',
  story: 'A card moves, and an element loses power once.',
  faults: { tear: 1 },
  asserts: [...migration.asserts, 'the-old-device-erases-what-moved', 'power-loss-heals'],
};

export const crashedMigration: Scenario = {
  ...migration,
  name: 'crashed-migration',
  story: 'A card moves, and the server or an app crashes once, between any two of its steps.',
  faults: { crash: 1 },
};

export const fullMigration: Scenario = {
  ...migration,
  name: 'full-migration',
  story: 'A card is to move, and the new element has no room; one message is lost.',
  system: cardWorld({ ...roster, devices: [{ ...newDevice, freeBytes: 100 }, oldDevice] }),
  faults: { lose: 1 },
  asserts: settles,
};

export const absentMigration: Scenario = {
  ...migration,
  name: 'absent-migration',
  story: 'A card moves away from an old device that is away and never comes back.',
  away: [oldDevice.name],
  neverReturns: true,
};

export const lateReturn: Scenario = {
  ...migration,
  name: 'late-return',
  story: 'A card moves away from an old device that is away, and comes back some day; one message is lost.',
  away: [oldDevice.name],
  faults: { lose: 1 },
  asserts: [...migration.asserts, 'the-old-device-erases-what-moved'],
};

export const ghostDevice: Scenario = {
  ...migration,
  name: 'ghost-device',
  story: 'The old device was wiped and sold, and the server was never told; somebody asks to move its card.',
  system: cardWorld({ ...roster, devices: [newDevice, { ...oldDevice, wiped: true }] }),
  away: [oldDevice.name],
  neverReturns: true,
  // Nothing may move, so nothing of moving can be promised.
  asserts: [],
};

export const oneOfTwoMigration: Scenario = {
  ...migration,
  name: 'one-of-two-migration',
  story: 'Two cards are bound to the old device, and the card holder moves one of them.',
  system: cardWorld({
    ...roster,
    cards: [debitCard, savingsCard],
    bound: [...roster.bound, { card: savingsCard.name, device: oldDevice.name }],
    rows: 3,
  }),
};

const thirdDevice: Device = {
  name: 'third',
  terminal: 'thirdTerminal',
  secureElement: 'thirdSecureElement',
  element: 'thirdElement',
};

export const racingMigration: Scenario = {
  ...migration,
  name: 'racing-migration',
  story: 'Two new devices race for one card of the old device.',
  system: cardWorld({ ...roster, devices: [newDevice, thirdDevice, oldDevice], rows: 3, jobs: 2 }),
  intents: [migratesOnce(newDevice), migratesOnce(thirdDevice)],
};

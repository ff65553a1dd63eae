/**
 * Random card scenarios: rosters within the size rules (two cards, two devices, two intents), composed by the functions
 * of the named scenarios. Each scenario has one protocol, and prints its roster and its grants.
 */
import fc from 'fast-check';
import { type Card, cardTypes, phone, pointOfSale, type Roster } from '#machines';
import {
  addsOnce,
  type CardScenario,
  cardSettings,
  cardWorld,
  type Granted,
  guessesOnce,
  migratesOnce,
  newDevice,
  oldDevice,
  picksOnce,
  plentyBytes,
  signsInOnce,
  taps,
} from '#sim';
import { faultBudgets, timers } from './settings.ts';

/** The parts of a scenario that depend on its protocol. */
interface Beginning {
  readonly roster: Roster;
  readonly intents: readonly Granted[];
  readonly storage: string;
  readonly away?: readonly string[];
}

const cards: fc.Arbitrary<readonly Card[]> = fc
  .array(fc.record({ type: fc.constantFrom(...cardTypes) }), { minLength: 1, maxLength: 2 })
  .map(all => all.map((card, at) => ({ name: ['firstCard', 'secondCard'][at]!, ...card })));
/** Ample free space, or less than one record needs. */
const freeBytes = fc.constantFrom(plentyBytes, 100);

/** Two cards that are added once, or one card that is added twice, by their holder or by a stranger who guesses. */
const binding: fc.Arbitrary<Beginning> = fc
  .record({ cards, freeBytes, rows: fc.integer({ min: 1, max: 3 }), guesses: fc.boolean() })
  .map(({ guesses, ...roster }) => ({
    roster: { ...roster, devices: [phone], bound: [] },
    intents: roster.cards.map(card => ({
      ...(guesses ? guessesOnce(card) : addsOnce(card)),
      times: 3 - roster.cards.length,
    })),
    storage: 'records',
  }));

/** Bound cards, some of which are picked. */
const activation: fc.Arbitrary<Beginning> = fc
  .record({
    cards,
    active: fc.boolean(),
    retired: fc.boolean(),
    picks: fc.subarray([0, 1], { minLength: 1 }),
    storage: fc.constantFrom('records', 'field'),
  })
  .map(({ cards, active, retired, picks, storage }) => ({
    roster: {
      cards,
      devices: [phone],
      bound: cards.map(({ name }, at) => ({
        card: name,
        device: phone.name,
        ...(at === 0 && active ? { active } : {}),
        ...(at === 1 && retired ? { retired } : {}),
      })),
      freeBytes: plentyBytes,
      rows: cards.length,
    },
    intents: cards.filter((_, at) => picks.includes(at)).map(picksOnce),
    storage,
  }));

/**
 * Cards on an old device that move one at a time to a new device, which can be full; the old device can be away. On the
 * new device their owner or another user is signed in or signs in.
 */
const migration: fc.Arbitrary<Beginning> = fc
  .record({
    cards,
    freeBytes,
    active: fc.boolean(),
    rows: fc.integer({ min: 0, max: 2 }),
    jobs: fc.integer({ min: 1, max: 2 }),
    away: fc.subarray([oldDevice.name]),
    user: fc.constantFrom('ann', 'ben'),
    isIn: fc.boolean(),
  })
  .map(({ cards, freeBytes, active, rows, jobs, away, user, isIn }) => ({
    roster: {
      cards,
      devices: [{ ...newDevice, freeBytes }, oldDevice],
      bound: cards.map(({ name }, at) => ({
        card: name,
        device: oldDevice.name,
        ...(at === 0 && active ? { active } : {}),
      })),
      freeBytes: plentyBytes,
      rows: cards.length + rows,
      jobs,
      users: [
        { name: 'ann', cards: cards.map(({ name }) => name) },
        { name: 'ben', cards: [] },
      ],
      signedIn: isIn ? [{ user, device: newDevice.name }] : [],
    },
    intents: [migratesOnce(newDevice), ...(isIn ? [] : [signsInOnce(user, newDevice)])],
    storage: 'records',
    away,
  }));

/** Bound debit cards, one of which pays: two taps, or a pick and a tap. */
const payment: fc.Arbitrary<Beginning> = activation
  .filter(({ roster }) => roster.cards[0]!.type === 'debit')
  .chain(({ roster, intents, storage }) =>
    fc.boolean().map(picking => ({
      roster: { ...roster, shops: [pointOfSale], transactions: 4 },
      intents: picking ? [...intents.slice(0, 1), taps(1)] : [taps(2)],
      storage,
    })),
  );

/** The protocols of generated scenarios. */
const protocols = { binding, activation, migration, payment };

/** Random scenarios about cards. They assert nothing, so that only safety properties are in force. */
export const cardScenarios: fc.Arbitrary<CardScenario> = fc
  .constantFrom(...(Object.keys(protocols) as (keyof typeof protocols)[]))
  .chain(protocol =>
    fc
      .record({ beginning: protocols[protocol], faults: faultBudgets(protocol === 'migration'), timers })
      .map(({ beginning: { roster, intents, storage, away }, faults, timers }) => ({
        name: `generated-${protocol}`,
        story: 'Generated.',
        subject: 'cards' as const,
        system: cardWorld(roster),
        intents,
        faults,
        timers,
        ...(away ? { away } : {}),
        settings: cardSettings({ storage }),
        asserts: [],
        [fc.toStringMethod]: () => JSON.stringify({ protocol, roster, intents, storage, away, faults, timers }),
      })),
  );

/** Scenarios with few enough worlds to compare each as an object: one card, added or picked once, without faults. */
export const tinyScenarios: fc.Arbitrary<CardScenario> = cardScenarios.filter(
  ({ name, faults, intents }) =>
    name !== 'generated-migration' &&
    Object.keys(faults).length === 0 &&
    intents.length === 1 &&
    intents[0]!.times === 1,
);

/**
 * Scenarios nobody wrote: rosters within the size rules (two cards, two devices, two intents) composed by the functions
 * the written ones use. One protocol a scenario. Each prints its roster and its grants.
 */
import fc from 'fast-check';
import { type Card, cardTypes, phone, pointOfSale, type Roster } from '#machines';
import {
  addsOnce,
  type CardScenario,
  cardSettings,
  cardWorld,
  type Granted,
  migratesOnce,
  newDevice,
  oldDevice,
  picksOnce,
  plentyBytes,
  signsInOnce,
  taps,
} from '#sim';
import { faultBudgets, timers } from './settings.ts';

/** What the protocols differ in. */
interface Beginning {
  readonly roster: Roster;
  readonly intents: readonly Granted[];
  readonly storage: string;
  readonly away?: readonly string[];
}

const cards: fc.Arbitrary<readonly Card[]> = fc
  .array(fc.record({ type: fc.constantFrom(...cardTypes), authentic: fc.boolean() }), { minLength: 1, maxLength: 2 })
  .map(all => all.map((card, at) => ({ name: ['firstCard', 'secondCard'][at]!, ...card })));
/** Plenty, or less than one record takes. */
const freeBytes = fc.constantFrom(plentyBytes, 100);

/** Two cards to be added once, or one card twice, under any claim. */
const binding: fc.Arbitrary<Beginning> = fc
  .record({ cards, freeBytes, rows: fc.integer({ min: 1, max: 3 }), claim: fc.constantFrom(undefined, ...cardTypes) })
  .map(({ claim, ...roster }) => ({
    roster: { ...roster, devices: [phone], bound: [] },
    intents: roster.cards.map(card => ({ ...addsOnce(card, claim ?? card.type), times: 3 - roster.cards.length })),
    storage: 'records',
  }));

/** Bound cards, of which some are picked. */
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
 * Cards on the old device, of which one at a time may move to the new one, which may be full; the old may be away. Their owner
 * has signed in on the new one or is to sign in, or somebody else is.
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

/** Bound debit cards, one of which may pay: a tap or two, or a pick and a tap. */
const payment: fc.Arbitrary<Beginning> = activation
  .filter(({ roster }) => roster.cards[0]!.type === 'debit')
  .chain(({ roster, intents, storage }) =>
    fc.boolean().map(picking => ({
      roster: { ...roster, shops: [pointOfSale], transactions: 4 },
      intents: picking ? [...intents.slice(0, 1), taps(1)] : [taps(2)],
      storage,
    })),
  );

/** The protocols a generated scenario may be about. A new column adds itself here. */
const protocols = { binding, activation, migration, payment };

/** Scenarios about cards; they assert nothing, so that safety alone is in force. */
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

/** Few enough worlds to look at each as an object: a card added once or picked once, without faults. */
export const tinyScenarios: fc.Arbitrary<CardScenario> = cardScenarios.filter(
  ({ name, faults, intents }) =>
    name !== 'generated-migration' &&
    Object.keys(faults).length === 0 &&
    intents.length === 1 &&
    intents[0]!.times === 1,
);

// Goal: a check with `untilFound` has the verdicts of a full check for every property it decides, and claims no more
// than it saw.
// Method: Two-Phase Commit with six managers, and a dead message; with every reduction, with bit-state search, and from a
// checkpoint.
import { describe, expect, test } from 'vitest';
import { setup } from 'xstate';
import { effects, send } from '#machines';
import { type CheckProgress, check, checking, type Outcome } from '../analysis/check.ts';
import { underTest } from '../property/property.test-kit.ts';
import { always, eventually, everyStep, type Property, sometimes } from '../property/property.ts';
import type { Limits } from '../property/verdict.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import type { Scenario } from '../world/scenario.ts';
import { settingOf } from '../world/setting.ts';
import type { WorldView } from '../world/world.ts';
import { checked, MemoryStore } from './checkpoint.test-kit.ts';

const untilFound = { untilFound: true };
const six = twoPhaseCommitOf(6);
const setting = settingOf(six);
/** Enough worlds for more than one turn under symmetry. */
const twelve = twoPhaseCommitOf(12);
const managerIs = (state: string) => (world: WorldView) => world.local('transactionManager').value === state;
const named = (name: string, test: Property['test']): Property => ({ ...underTest(test), name });

const uncommitted = named(
  'uncommitted',
  always(world => !managerIs('committed')(world)),
);
const unaborted = named(
  'unaborted',
  everyStep(({ after }) => !managerIs('aborted')(after)),
);
const commits = named('commits', sometimes(managerIs('committed')));
const lives = named(
  'lives',
  always(() => true),
);

/** The outcome of each property. */
const outcomes = ({ properties }: Outcome) =>
  properties.map(({ verdict, vacuous, steps, token }) => [verdict, vacuous, steps, token]);

/** The outcome of a check, and its progress reports. */
function observed(properties: readonly Property[], limits: Limits = {}, of = six) {
  const turns = checking(of, settingOf(of), properties, limits, { now: () => 0 });
  const progress: CheckProgress[] = [];
  let turn = turns.next();
  while (!turn.done) {
    progress.push(turn.value);
    turn = turns.next();
  }
  return { outcome: turn.value, progress };
}

describe('the check ends when every property has its verdict', () => {
  test.each([
    ['a violation', [uncommitted], 'violated'],
    ['a violation by a step', [unaborted], 'violated'],
    ['a witness', [commits], 'holds'],
    ['all of them', [commits, unaborted, uncommitted], 'violated'],
  ] as const)('%s', (_, properties, verdict) => {
    const whole = check(six, setting, properties);
    const early = check(six, setting, properties, untilFound);
    expect(outcomes(early)).toEqual(outcomes(whole));
    expect(whole).toMatchObject({ verdict, coverage: 'complete' });
    expect(early).toMatchObject({ verdict, coverage: 'bounded', explored: { complete: false, stopped: 'found' } });
    expect(early.explored.worlds).toBeLessThan(whole.explored.worlds);
  });

  test('in the batch with the last finding, before the end of the turn', () => {
    const { outcome, progress } = observed(
      [
        named(
          'never',
          always(() => false),
        ),
      ],
      untilFound,
    );
    expect(outcome.explored).toMatchObject({ worlds: 1, steps: 0, stopped: 'found' });
    expect(progress).toEqual([]);
    expect(check(six, setting, [unaborted], untilFound).explored.worlds).toBeLessThan(2_048);
  });

  test('a limit met in the same batch changes nothing', () => {
    const early = check(six, setting, [commits], untilFound);
    const { worlds, steps } = early.explored;
    for (const limits of [{ worldsMax: worlds - 1 }, { stepsMax: steps - 1 }])
      expect(check(six, setting, [commits], { ...untilFound, ...limits })).toMatchObject({
        verdict: 'holds',
        explored: { worlds, stopped: 'found' },
      });
    // The time limit is exceeded at the first reading of the clock.
    let now = 0;
    const outside = { now: () => (now += 5_000) };
    for (const bits of [{}, { bitState: 24 }])
      expect(check(six, setting, [unaborted], { ...untilFound, ...bits, secondsMax: 1 }, outside)).toMatchObject({
        verdict: 'violated',
        explored: { stopped: 'found' },
      });
  });
});

describe('the check continues to the end', () => {
  test.each([
    ['while an undecided property can hold in every world', [uncommitted, lives]],
    [
      'with a liveness property',
      [
        uncommitted,
        named(
          'obligation',
          eventually(() => false),
        ),
      ],
    ],
    ['without properties', []],
  ])('%s', (_, properties) => {
    const five = twoPhaseCommitOf(5);
    const early = check(five, settingOf(five), properties, untilFound);
    expect(early.explored).toMatchObject({ worlds: 8_832, steps: 37_345, complete: true });
    expect(early.coverage).toBe('complete');
  });
});

test('a bit-state search ends early with the same findings, and proves nothing', () => {
  const whole = check(six, setting, [uncommitted, commits], untilFound);
  const bits = check(six, setting, [uncommitted, commits], { ...untilFound, bitState: 24 });
  expect(outcomes(bits)).toEqual(outcomes(whole));
  expect(bits).toMatchObject({ verdict: 'violated', coverage: 'sampled', explored: { stopped: 'found' } });
  expect(bits.explored.worlds).toBeLessThan(50_816);
  expect(check(six, setting, [commits], { ...untilFound, bitState: 24 }).verdict).toBe('undecided');
});

test.each<Limits>([
  {},
  { bitState: 24 },
  { symmetry: true },
  { partialOrder: true },
])('progress reports each finding once, when it is found, as in the outcome: with %j', limits => {
  const { outcome, progress } = observed([uncommitted, lives, commits], limits, limits.symmetry ? twelve : six);
  const found = progress.flatMap(({ found: each = [] }) => each);
  expect(found.map(({ property }) => property.name)).toEqual(['uncommitted', 'commits']);
  for (const { property, verdict, steps, token } of found)
    expect(outcome.properties).toContainEqual(expect.objectContaining({ property, verdict, steps, token }));
});

test('a check that ended early resumes from its checkpoint, and ends at once under the same limit', () => {
  const store = new MemoryStore();
  const run = { properties: [unaborted] };
  const early = checked(six, store, { ...run, limits: untilFound });
  expect(early.explored.stopped).toBe('found');
  const again = checked(six, store, { ...run, limits: untilFound });
  expect(outcomes(again)).toEqual(outcomes(early));
  expect(again.explored).toMatchObject({
    worlds: early.explored.worlds,
    steps: early.explored.steps,
    stopped: 'found',
  });
  const whole = checked(six, new MemoryStore(), run);
  const end = checked(six, store, run);
  expect(outcomes(end)).toEqual(outcomes(whole));
  const { worlds, steps, depth } = whole.explored;
  expect(end.explored).toMatchObject({ worlds, steps, depth, complete: true });
});

test('stuttering steps left out are reviewed before the check ends: a property can refuse one of them', () => {
  const machines = setup({ actions: effects });
  const writer = machines.createMachine({
    id: 'writer',
    initial: 'idle',
    states: {
      idle: { on: { write: { target: 'wrote', actions: send('reader', { type: 'letter' }) } } },
      wrote: { on: { write: { target: 'over', actions: send('bell', { type: 'ring' }) } } },
      over: {},
    },
  });
  const reader = machines.createMachine({ id: 'reader', on: { letter: {} } });
  const bell = machines.createMachine({
    id: 'bell',
    initial: 'still',
    states: { still: { on: { ring: 'rung' } }, rung: {} },
  });
  const letters: Scenario = {
    ...six,
    name: 'letters',
    system: () => ({
      parties: [
        { name: 'writer', chart: writer, intents: [{ type: 'write' }] },
        { name: 'reader', chart: reader },
        { name: 'bell', chart: bell },
      ],
      link: () => ({ discipline: 'unordered', reach: 'local', inFlightMax: 2 }),
    }),
  };
  // The bell violates the property in three steps; the delivery to the reader, which is left out, in two.
  const onlyWriter = everyStep(({ before, after }) => before.local('writer').value !== after.local('writer').value);
  const properties = [named('only-the-writer-moves', onlyWriter)];
  const whole = check(letters, settingOf(letters), properties);
  expect(whole.properties[0]).toMatchObject({ verdict: 'violated', steps: 2 });
  expect(outcomes(check(letters, settingOf(letters), properties, { ...untilFound, deadMessages: true }))).toEqual(
    outcomes(whole),
  );
});

// Goal: a check that ends once everything asked for is found says what one that goes on to the end says, and claims no
// more than it saw. Method: Two-Phase Commit with six managers, and a letter
// nobody minds; with every reduction, as bits, and from a checkpoint.
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
import { checked, Shelf } from './checkpoint.test-kit.ts';

const untilFound = { untilFound: true };
const six = twoPhaseCommitOf(6);
const setting = settingOf(six);
/** Enough worlds for a look at the clock, where replicas are alike. */
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

/** What is told of each property. */
const told = ({ properties }: Outcome) =>
  properties.map(({ verdict, vacuous, steps, token }) => [verdict, vacuous, steps, token]);

/** The outcome, and what was told on the way. */
function heard(properties: readonly Property[], limits: Limits = {}, of = six) {
  const turns = checking(of, settingOf(of), properties, limits, { now: () => 0 });
  const progress: CheckProgress[] = [];
  let turn = turns.next();
  while (!turn.done) {
    progress.push(turn.value);
    turn = turns.next();
  }
  return { outcome: turn.value, progress };
}

describe('it ends once everything asked for has its verdict', () => {
  test.each([
    ['a violation', [uncommitted], 'violated'],
    ['a violation by a step', [unaborted], 'violated'],
    ['a witness', [commits], 'holds'],
    ['all of them', [commits, unaborted, uncommitted], 'violated'],
  ] as const)('%s', (_, properties, verdict) => {
    const whole = check(six, setting, properties);
    const early = check(six, setting, properties, untilFound);
    expect(told(early)).toEqual(told(whole));
    expect(whole).toMatchObject({ verdict, coverage: 'complete' });
    expect(early).toMatchObject({ verdict, coverage: 'bounded', explored: { complete: false, stopped: 'found' } });
    expect(early.explored.worlds).toBeLessThan(whole.explored.worlds);
  });

  test('at the batch in which the last of them is found, not at the next look at the clock', () => {
    const { outcome, progress } = heard(
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

  test('a limit that is met in the same moment changes nothing', () => {
    const early = check(six, setting, [commits], untilFound);
    const { worlds, steps } = early.explored;
    for (const limits of [{ worldsMax: worlds - 1 }, { stepsMax: steps - 1 }])
      expect(check(six, setting, [commits], { ...untilFound, ...limits })).toMatchObject({
        verdict: 'holds',
        explored: { worlds, stopped: 'found' },
      });
    // The clock has run out before it is looked at first.
    let now = 0;
    const outside = { now: () => (now += 5_000) };
    for (const bits of [{}, { bitState: 24 }])
      expect(check(six, setting, [unaborted], { ...untilFound, ...bits, secondsMax: 1 }, outside)).toMatchObject({
        verdict: 'violated',
        explored: { stopped: 'found' },
      });
  });
});

describe('it goes on to the end', () => {
  test.each([
    ['while something may still hold of every world', [uncommitted, lives]],
    [
      'while a liveness property is asked for',
      [
        uncommitted,
        named(
          'obligation',
          eventually(() => false),
        ),
      ],
    ],
    ['where nothing is asked for', []],
  ])('%s', (_, properties) => {
    const five = twoPhaseCommitOf(5);
    const early = check(five, settingOf(five), properties, untilFound);
    expect(early.explored).toMatchObject({ worlds: 8_832, steps: 37_345, complete: true });
    expect(early.coverage).toBe('complete');
  });
});

test('as bits it ends early, too, finds the same, and remains a sample, of which nothing holds', () => {
  const whole = check(six, setting, [uncommitted, commits], untilFound);
  const bits = check(six, setting, [uncommitted, commits], { ...untilFound, bitState: 24 });
  expect(told(bits)).toEqual(told(whole));
  expect(bits).toMatchObject({ verdict: 'violated', coverage: 'sampled', explored: { stopped: 'found' } });
  expect(bits.explored.worlds).toBeLessThan(50_816);
  expect(check(six, setting, [commits], { ...untilFound, bitState: 24 }).verdict).toBe('undecided');
});

test.each<Limits>([
  {},
  { bitState: 24 },
  { symmetry: true },
  { partialOrder: true },
])('what is found is told once, when it is found, as it is told in the end: with %j', limits => {
  const { outcome, progress } = heard([uncommitted, lives, commits], limits, limits.symmetry ? twelve : six);
  const found = progress.flatMap(({ found: each = [] }) => each);
  expect(found.map(({ property }) => property.name)).toEqual(['uncommitted', 'commits']);
  for (const { property, verdict, steps, token } of found)
    expect(outcome.properties).toContainEqual(expect.objectContaining({ property, verdict, steps, token }));
});

test('a check that ended early goes on from its checkpoint to the end, and ends at once where it need not', () => {
  const shelf = new Shelf();
  const asked = { properties: [unaborted] };
  const early = checked(six, shelf, { ...asked, limits: untilFound });
  expect(early.explored.stopped).toBe('found');
  const again = checked(six, shelf, { ...asked, limits: untilFound });
  expect(told(again)).toEqual(told(early));
  expect(again.explored).toMatchObject({
    worlds: early.explored.worlds,
    steps: early.explored.steps,
    stopped: 'found',
  });
  const whole = checked(six, new Shelf(), asked);
  const end = checked(six, shelf, asked);
  expect(told(end)).toEqual(told(whole));
  const { worlds, steps, depth } = whole.explored;
  expect(end.explored).toMatchObject({ worlds, steps, depth, complete: true });
});

test('what was left out as silent is looked at before it ends: a letter that changes nothing may be what is violated', () => {
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
  // The bell breaks it in three steps; the reader, who is left out, in two.
  const onlyWriter = everyStep(({ before, after }) => before.local('writer').value !== after.local('writer').value);
  const asked = [named('only-the-writer-moves', onlyWriter)];
  const whole = check(letters, settingOf(letters), asked);
  expect(whole.properties[0]).toMatchObject({ verdict: 'violated', steps: 2 });
  expect(told(check(letters, settingOf(letters), asked, { ...untilFound, deadMessages: true }))).toEqual(told(whole));
});

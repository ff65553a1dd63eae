// Goal: random runs visit the worlds of a check, and their findings can be replayed. Method: both, side by side.
import { expect, test } from 'vitest';
import { always, eventually, everyStep, leadsTo, type Property, sometimes } from '../property/property.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { lossyBind } from '../scenarios/binding.ts';
import type { Walking } from '../search/random-walks.ts';
import { replayToken, traceOf } from '../trace/token.ts';
import { settingOf } from '../world/setting.ts';
import { viewOf } from '../world/world.ts';
import { modelFor } from './check.ts';
import { simulate } from './simulate.ts';

const three = twoPhaseCommitOf(3);
const walking: Walking = { seed: 1, runs: 2_000, runStepsMax: 1_000 };
const about = (test: Property['test'], name = 'under-test'): Property => ({
  name,
  says: 'Under test.',
  kind: 'safety',
  subject: 'two-phase-commit',
  source: 'ours',
  breaks: [],
  test,
});
const sample = (properties: readonly Property[], change: Partial<Walking> = {}) =>
  simulate(three, settingOf(three), properties, { ...walking, ...change });

test('enough runs see all 288 worlds of Two-Phase Commit and no others', () => {
  expect(sample([], { runs: 10_000 }).explored.worlds).toBe(288);
  const lossy = simulate(lossyBind, settingOf(lossyBind), [], walking);
  expect(lossy.explored.worlds).toBeLessThan(61_591);
});

test('the same seed yields the same sample, another seed another sample', () => {
  const holds = [about(sometimes(world => world.local('transactionManager').value === 'committed'))];
  expect(sample(holds)).toEqual(sample(holds));
  expect(sample(holds, { seed: 2, runs: 50 }).explored).not.toEqual(sample(holds, { runs: 50 }).explored);
});

test('a violation in a world has a token without a cycle', () => {
  const unbroken = (world: Parameters<Parameters<typeof always>[0]>[0]) =>
    world.local('resourceManager2').value !== 'committed';
  const { verdict, coverage, properties } = sample([about(always(unbroken))]);
  expect({ verdict, coverage }).toEqual({ verdict: 'violated', coverage: 'sampled' });
  const { steps, end } = replayToken(modelFor(three, settingOf(three)), traceOf(properties[0]!.token!, [three]));
  expect(unbroken(viewOf(end))).toBe(false);
  expect(new Set(steps.map(({ from }) => from.row.join())).size).toBe(steps.length);
});

test('a step that violates a property is the last of its trace', () => {
  const { properties } = sample([about(everyStep(({ choice }) => choice.kind !== 'deliver'))]);
  const { steps } = replayToken(modelFor(three, settingOf(three)), traceOf(properties[0]!.token!, [three]));
  expect(steps.at(-1)!.choice.kind).toBe('deliver');
});

test('a sample proves nothing: a property not violated is undecided, and so is every liveness property', () => {
  const { verdict, properties } = sample([about(always(() => true)), about(eventually(() => false))]);
  expect(verdict).toBe('undecided');
  expect(properties.map(each => each.verdict)).toEqual(['undecided', 'undecided']);
});

test('the outcome lists which premises were true', () => {
  const isCommitted = (world: Parameters<Parameters<typeof always>[0]>[0]) =>
    world.local('transactionManager').value === 'committed';
  const { sampled } = sample([
    about(
      always(() => true, isCommitted),
      'met',
    ),
    about(
      always(
        () => true,
        () => false,
      ),
      'unmet',
    ),
    about(leadsTo(isCommitted, isCommitted), 'met-obligation'),
    about(
      always(() => true),
      'without-premise',
    ),
  ]);
  expect(sampled.premises.map(({ property, met }) => [property.name, met])).toEqual([
    ['met', true],
    ['unmet', false],
    ['met-obligation', true],
  ]);
});

test('only transitions that were taken count as used', () => {
  const used = (runs: number) =>
    sample([], { runs }).sampled.charts.flatMap(({ transitions }) => transitions.filter(each => each.used)).length;
  expect(used(1)).toBeLessThan(used(100));
});

test('runs are cut at the maximal number of steps, and counted', () => {
  const { sampled, explored } = sample([], { runs: 10, runStepsMax: 2 });
  expect(sampled.cut).toBe(10);
  expect(explored).toMatchObject({ steps: 20, depth: 2 });
});

test('a limit ends the sampling, and the outcome names it', () => {
  const { explored, sampled } = simulate(
    three,
    settingOf(three),
    [],
    { ...walking, runs: 1_000_000 },
    { worldsMax: 100 },
  );
  expect(explored.stopped).toBe('worldsMax');
  expect(sampled.begun).toBeLessThan(1_000_000);
});

test('in a single run every world is seen once, and the depth is the length of the run', () => {
  for (const seed of [1, 2, 3]) {
    const { sampled, explored } = sample([], { seed, runs: 1 });
    expect(sampled).toMatchObject({ begun: 1, cut: 0, once: explored.worlds, runs: 1, seed });
    expect(explored).toMatchObject({ depth: explored.steps, skipped: 0, complete: false, worldsPerSecond: 0 });
  }
});

test('the speed is the number of worlds divided by the seconds', () => {
  let now = 0;
  const { explored } = simulate(three, settingOf(three), [], walking, {}, { now: () => (now += 700) });
  expect(explored.seconds).toBeGreaterThan(0);
  expect(explored.worldsPerSecond).toBe(Math.round(explored.worlds / explored.seconds));
});

test('the trace of a finding is a run from the first world, whichever run found it', () => {
  const isCommitted = (world: Parameters<Parameters<typeof always>[0]>[0]) =>
    world.local('transactionManager').value === 'committed';
  for (const seed of [1, 2, 3, 4, 5]) {
    const { verdict, properties } = sample([about(sometimes(isCommitted))], { seed });
    expect([verdict, properties[0]!.verdict]).toEqual(['undecided', 'holds']);
    const { steps, end } = replayToken(modelFor(three, settingOf(three)), traceOf(properties[0]!.token!, [three]));
    expect(isCommitted(viewOf(end))).toBe(true);
    // The trace ends with the finding, and not before.
    expect(steps.slice(0, -1).some(({ after }) => isCommitted(after))).toBe(false);
  }
});

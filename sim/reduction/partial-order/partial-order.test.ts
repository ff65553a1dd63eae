// Goal: traces found by a search with partial order are shortest ones, and options that cannot be combined with it are
// refused.

import { describe, expect, test } from 'vitest';
import { remembering } from '#machines';
import { check, modelFor } from '../../analysis/check.ts';
import { scenarios } from '../../index.ts';
import { Monitors } from '../../property/monitors.ts';
import { underTest } from '../../property/property.test-kit.ts';
import { always, eventually, everyStep, type StepPredicate } from '../../property/property.ts';
import type { Stopped } from '../../property/verdict.ts';
import { been, scenarioOf } from '../../samples/remembering.ts';
import { twoPhaseCommitOf } from '../../samples/two-phase-commit.ts';
import { explore } from '../../search/explore.ts';
import { Search } from '../../search/search.ts';
import { shortest } from '../../search/shortest.ts';
import { replay } from '../../trace/trace.ts';
import { Model } from '../../world/model.ts';
import { settingOf } from '../../world/setting.ts';
import { PartialOrder } from './partial-order.ts';

describe('traces', () => {
  test('are shortest ones, though the search met a longer one', () => {
    const busy = remembering('ann', {
      idle: { on: { go: ['one', 'ben', 'hello'] } },
      one: { now: ['two'] },
      two: { now: ['three'] },
      three: {},
    });
    const greeted = remembering('ben', { idle: { on: { hello: ['glad'] } }, glad: {} });
    const scenario = scenarioOf([busy, greeted]);
    const never = underTest(always(world => !been('ben', 'glad')(world)));
    const [found] = check(scenario, settingOf(scenario), [never], { partialOrder: true }).properties;
    expect([found!.verdict, found!.steps, found!.added]).toEqual(['violated', 2, undefined]);
  });

  test('state an upper bound of their excess length, if the second search is stopped', () => {
    const scenario = twoPhaseCommitOf(5);
    const model = new Model(scenario, settingOf(scenario));
    const committed = underTest(always(world => world.local('transactionManager').value !== 'committed'));
    const { findings } = explore(model, [committed]);
    const length = findings[0]!.trace!.stem.length;
    const shortened = (worldsMax: number) => {
      const run = shortest(model, findings, { worldsMax }, { now: () => 0 });
      for (;;) {
        const { done, value } = run.next();
        if (done) return value[0]!;
      }
    };
    expect(shortened(100_000)).toEqual(findings[0]);
    const { added } = shortened(1);
    expect(added).toBeGreaterThan(0);
    expect(added).toBeLessThan(length);
  });
});

describe('an option that cannot be combined with it is refused', () => {
  const scenario = scenarios.find(({ name }) => name === 'switch-card')!;
  const model = () => modelFor(scenario, settingOf(scenario));

  test('liveness properties', () => {
    const liveness = underTest(
      eventually(() => true),
      'liveness',
    );
    expect(() => explore(model(), [liveness], { partialOrder: true })).toThrow(
      /^partial-order: liveness properties are not checked under it, and under-test is one/,
    );
  });

  test('symmetry, a checkpoint, coverage', () => {
    expect(() => explore(model(), [], { partialOrder: true, symmetry: true })).toThrow(
      /^partial-order: it does not go together/,
    );
    const store = { name: 'kept', build: '', read: () => undefined, write: () => {} };
    expect(() => explore(model(), [], { partialOrder: true }, { now: () => 0, store })).toThrow(
      /a checkpoint does not keep/,
    );
    const watched = model();
    watched.listed = new Set();
    expect(() => explore(watched, [], { partialOrder: true })).toThrow(/chart coverage/);
  });
});

describe('a refuted claim', () => {
  const ann = remembering('ann', { idle: { on: { go: ['begun'] } }, begun: { now: ['done'] }, done: {} });
  const ben = remembering('ben', { idle: { on: { go: ['on'] } }, on: {} });
  const scenario = scenarioOf([ann, ben]);
  const model = new Model(scenario, settingOf(scenario));
  const property = underTest(
    everyStep(({ before, choice }) => !been('ben', 'on')(before) || choice.kind !== 'proceed'),
  );
  const reductionOf = () => new PartialOrder(model, [property], { partialOrder: true }, {});

  /** Searches to the end, once: whether the search restarts, given what stopped it, and its verdict. */
  function searched(reduction: PartialOrder, stopped?: Stopped) {
    const monitors = new Monitors(model, [property], undefined, reduction.reads);
    const search = new Search(model, monitors, [reduction], undefined, model.initial);
    while (!search.isDone) search.turn(Infinity, {});
    const [finding] = monitors.conclude(false, () => [], undefined, []);
    const restarts = reduction.restartIfRefuted({ worlds: search.worlds.count, isDone: false, isOver: true, stopped });
    return { restarts, verdict: finding!.verdict };
  }

  test('restarts the search, unless time or memory are used up', () => {
    const restarts = (stopped: Stopped) => searched(reductionOf(), stopped).restarts;
    expect((['worldsMax', 'stepsMax'] as const).map(restarts)).toEqual([true, true]);
    expect((['found', 'secondsMax', 'bytesMax', 'outOfMemory', 'interrupted'] as const).map(restarts)).toEqual(
      Array(5).fill(false),
    );
  });

  test('leads to a search that judges the ample step which the first did not judge', () => {
    const reduction = reductionOf();
    expect(searched(reduction, 'worldsMax')).toEqual({ restarts: true, verdict: 'undecided' });
    expect(searched(reduction, 'worldsMax')).toEqual({ restarts: false, verdict: 'violated' });
  });
});

test('an ample step is identified by its place among all choices of its world', () => {
  const worker = (name: string) =>
    remembering(name, { idle: { on: { go: ['begun'] } }, begun: { now: ['done'] }, done: {} });
  const scenario = scenarioOf([worker('ann'), worker('ben')]);
  const model = new Model(scenario, settingOf(scenario));
  const isSecond: StepPredicate = ({ before, choice }) =>
    before.local('ann').value === 'begun' && choice.kind === 'proceed' && choice.party === 'ben';
  const property = underTest(everyStep(() => false, isSecond));
  const reduction = new PartialOrder(model, [property], { partialOrder: true }, {});
  const found = () => {
    const monitors = new Monitors(model, [property], undefined, reduction.reads);
    const search = new Search(model, monitors, [reduction], undefined, model.initial);
    while (!search.isDone) search.turn(Infinity, {});
    return monitors.conclude(false, (world, last) => search.pathTo(world, last), undefined, [])[0]!.trace;
  };
  const traces = [found(), found(), found()].filter(trace => trace !== undefined);
  expect(traces.length).toBeGreaterThan(0);
  for (const { stem } of traces) expect(replay(model, { stem, cycle: undefined }).steps.at(-1)).toSatisfy(isSecond);
});

// Goal: ways found by a reduced search are as short as any, and what does not go with it is refused.
import { describe, expect, test } from 'vitest';
import { remembering } from '#machines';
import { scenarios } from '../index.ts';
import { been, scenarioOf } from '../scenarios/remembering.ts';
import { twoPhaseCommitOf } from '../scenarios/two-phase-commit.ts';
import { Model } from '../world/model.ts';
import { settingOf } from '../world/setting.ts';
import { AmpleRun } from './ample-run.ts';
import { check, modelFor } from './check.ts';
import { explore } from './explore.ts';
import { always, eventually, everyStep } from './property.ts';
import { Reads } from './reads.ts';
import { Search } from './search.ts';
import { shortest } from './shortest.ts';
import { underTest } from './under-test.ts';
import type { Finding, Stopped } from './verdict.ts';
import { Watches } from './watch.ts';

describe('ways', () => {
  test('are as short as any, though the search met a longer one', () => {
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

  test('say how much longer they may be, where there was no time to look', () => {
    const scenario = twoPhaseCommitOf(5);
    const model = new Model(scenario, settingOf(scenario));
    const committed = underTest(always(world => world.local('transactionManager').value !== 'committed'));
    const { findings } = explore(model, [committed]);
    const length = findings[0]!.trace!.stem.length;
    const retold = (worldsMax: number) => {
      const run = shortest(model, findings, { worldsMax }, { now: () => 0 });
      for (;;) {
        const { done, value } = run.next();
        if (done) return value[0]!;
      }
    };
    expect(retold(100_000)).toEqual(findings[0]);
    const { added } = retold(1);
    expect(added).toBeGreaterThan(0);
    expect(added).toBeLessThan(length);
  });
});

describe('what it does not go together with is refused', () => {
  const scenario = scenarios.find(({ name }) => name === 'switch-card')!;
  const model = () => modelFor(scenario, settingOf(scenario));

  test('promises', () => {
    const promise = underTest(
      eventually(() => true),
      'liveness',
    );
    expect(() => explore(model(), [promise], { partialOrder: true })).toThrow(
      /^partial-order: promises are not checked under it, and under-test is one/,
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

describe('a search', () => {
  const scenario = twoPhaseCommitOf(5);
  const model = new Model(scenario, settingOf(scenario));
  const run = () => new AmpleRun(model, [], { partialOrder: true }, false);

  test('that was mistaken begins anew, but not where there is neither time nor room for another', () => {
    const mistaken = { worlds: { count: 9 }, ample: { isMistaken: true, mayHaveMissed: false }, isDone: true };
    const begins = (stopped: Stopped | undefined) => run().beginsAnew(mistaken as unknown as Search, stopped);
    expect([undefined, 'worldsMax' as const, 'stepsMax' as const].map(begins)).toEqual([true, true, true]);
    expect((['found', 'secondsMax', 'bytesMax', 'outOfMemory', 'interrupted'] as const).map(begins)).toEqual(
      Array(5).fill(false),
    );
  });

  test('that was stopped looks for shorter ways no longer than a turn', () => {
    const property = underTest(always(() => true));
    const found: Finding = {
      property,
      verdict: 'violated',
      vacuous: false,
      trace: { stem: Array(90).fill(0), cycle: undefined },
    };
    const search = new Search(model, new Watches(model, []));
    const goesOn = (stopped: Stopped | undefined): boolean => {
      const turns = run().shortest([found], search, stopped, 0, { now: () => 0 }, model.initial);
      expect(turns.next().done).toBe(false);
      return turns.next().done !== true;
    };
    expect([goesOn('interrupted'), goesOn('worldsMax')]).toEqual([false, true]);
  });
});

test('a step taken alone is not judged: it is known to satisfy what is asked, or the search is mistaken and the next one judges it', () => {
  const ann = remembering('ann', { idle: { on: { go: ['begun'] } }, begun: { now: ['done'] }, done: {} });
  const ben = remembering('ben', { idle: { on: { go: ['on'] } }, on: {} });
  const scenario = scenarioOf([ann, ben]);
  const model = new Model(scenario, settingOf(scenario));
  const property = underTest(
    everyStep(({ before, choice }) => !been('ben', 'on')(before) || choice.kind !== 'proceed'),
  );
  const reads = new Reads();
  const searched = () => {
    const watches = new Watches(model, [property], undefined, reads);
    const search = new Search(model, watches, {}, undefined, model.initial, reads);
    while (!search.isDone) search.turn(Infinity, {});
    const [finding] = watches.conclude(false, () => [], undefined, []);
    return { isMistaken: search.ample!.isMistaken, verdict: finding!.verdict };
  };
  expect(searched()).toEqual({ isMistaken: true, verdict: 'undecided' });
  expect(searched()).toEqual({ isMistaken: false, verdict: 'violated' });
});

import { describe, expect, test } from 'vitest';
import { check } from '../analysis/check.ts';
import { underTest } from '../property/property.test-kit.ts';
import { always, eventually, leadsTo, sometimes } from '../property/property.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { Model } from '../world/model.ts';
import { choicesIn, initialWorld, step, viewOf, type World, type WorldView } from '../world/world.ts';
import { explore, exploring } from './explore.ts';

const setting = {
  faults: {},
  timers: 'free',
  parameters: {},
} as const;

// The counts on which TLC, Spin and Stateright agree, with messages that are never consumed.
test.each([
  [3, 288, 761],
  [5, 8_832, 37_345],
  [7, 296_448, 1_735_809],
])('two-phase commit with %i resource managers has %i worlds and %i steps', (size, worlds, steps) => {
  const { explored } = explore(new Model(twoPhaseCommitOf(size), setting), []);
  expect(explored).toMatchObject({ worlds, steps, complete: true });
  expect(explored.machineCalls / steps).toBeLessThan(size === 7 ? 0.03 : 1);
});

const three = twoPhaseCommitOf(3);

describe('traces', () => {
  test('a violation has the least of the shortest traces', () => {
    const unbroken = always(world => world.local('resourceManager2').value !== 'committed');
    const [finding] = explore(new Model(three, setting), [underTest(unbroken)]).findings;
    // Every list of choices, shortest and least first.
    let level: { readonly world: World; readonly path: number[] }[] = [
      { world: initialWorld(new Model(three, setting)), path: [] },
    ];
    const seen = new Set<string>();
    for (;;) {
      const hit = level.find(({ world }) => viewOf(world).local('resourceManager2').value === 'committed');
      if (hit) {
        expect(finding!.trace).toEqual({ stem: hit.path, cycle: undefined });
        return;
      }
      level = level.flatMap(({ world, path }) =>
        choicesIn(world).flatMap((_, at) => {
          const to = step(world, at)!.to;
          if (seen.has(to.row.join())) return [];
          seen.add(to.row.join());
          return [{ world: to, path: [...path, at] }];
        }),
      );
    }
  });

  test('a reachable state has a witness, and the exploration continues past it', () => {
    const { findings, explored } = explore(new Model(three, setting), [
      underTest(sometimes(world => world.local('transactionManager').value === 'committed')),
      underTest(always(() => false)),
    ]);
    expect(findings[0]!.trace!.stem).toHaveLength(7);
    expect(findings[1]).toMatchObject({ verdict: 'violated', trace: { stem: [] } });
    expect(explored.complete).toBe(true);
  });
});

describe('verdicts of an incomplete search', () => {
  const holds = underTest(always(() => true));

  test.each([
    ['worldsMax', { worldsMax: 100 }],
    ['stepsMax', { stepsMax: 100 }],
  ])('at %s a property that is not violated is undecided', (stopped, limits) => {
    const outcome = check(three, setting, [holds, underTest(always(() => false))], limits);
    expect(outcome.explored).toMatchObject({ complete: false, stopped });
    expect(outcome.coverage).toBe('bounded');
    expect(outcome.properties.map(({ verdict }) => verdict)).toEqual(['undecided', 'violated']);
  });

  // Five managers have 8,832 worlds, more than one turn explores.
  test.each([
    ['exact', {}],
    ['bit-state', { bitState: 20 }],
  ])('at the time limit a property that is not violated is undecided: %s', (_, kind) => {
    let now = 0;
    const outside = { now: () => (now += 600) };
    const five = twoPhaseCommitOf(5);
    const liveness = underTest(eventually(() => true));
    const seconds = { ...kind, secondsMax: 1 };
    const outcome = check(five, setting, [holds, liveness, underTest(always(() => false))], seconds, outside);
    expect(outcome).toMatchObject({ verdict: 'violated', explored: { complete: false, stopped: 'secondsMax' } });
    expect(outcome.coverage).not.toBe('complete');
    expect(outcome.properties.map(({ verdict }) => verdict)).toEqual(['undecided', 'undecided', 'violated']);
    expect(outcome.explored.worlds).toBeLessThan(8_832);
    expect(check(five, setting, [holds], seconds, outside).verdict).toBe('undecided');
  });

  test('an obligation that arises only in the initial world is pending', () => {
    const begun = (world: WorldView) =>
      world.local('transactionManager').value === 'collecting' &&
      [1, 2, 3].every(each => world.local(`resourceManager${each}`).value === 'working');
    const pending = check(three, setting, [underTest(leadsTo(begun, () => false))]).properties[0]!;
    expect(pending).toMatchObject({ verdict: 'violated', vacuous: false, met: true });
    const discharged = check(three, setting, [underTest(leadsTo(begun, begun))]).properties[0]!;
    expect(discharged).toMatchObject({ verdict: 'holds', vacuous: false, met: true });
  });

  test('at a limit a liveness property is undecided', () => {
    const outcome = check(
      three,
      setting,
      [
        underTest(
          eventually(() => false),
          'liveness',
        ),
      ],
      { worldsMax: 50 },
    );
    expect(outcome.verdict).toBe('undecided');
  });

  test('a premise that is never true is reported as vacuous, and violates an asserted property', () => {
    const idle = underTest(
      always(
        () => false,
        () => false,
      ),
    );
    expect(check(three, setting, [idle]).properties[0]).toMatchObject({ verdict: 'holds', vacuous: true });
    const asserting = { ...three, asserts: [idle.name] };
    expect(check(asserting, setting, [idle]).properties[0]).toMatchObject({ verdict: 'violated', vacuous: true });
  });

  test('the driver can stop the search, and gets the findings so far', () => {
    const run = exploring(
      new Model(twoPhaseCommitOf(5), setting),
      [underTest(always(() => false)), holds],
      {},
      { now: () => 0 },
    );
    run.next();
    const { value } = run.next('stop');
    expect(value).toMatchObject({
      findings: [{ verdict: 'violated' }, { verdict: 'undecided' }],
      explored: { complete: false, stopped: 'interrupted' },
    });
  });
});

describe('the cost of a search', () => {
  const model = () => new Model(three, setting);

  test('is reported in seconds, and in worlds per second', () => {
    let readings = 0;
    // Two seconds pass after the first reading of the clock.
    const { explored } = explore(model(), [], {}, { now: () => (readings++ === 0 ? 0 : 2_000) });
    expect(explored).toMatchObject({ seconds: 2, worldsPerSecond: 144 });
    expect(explore(model(), []).explored).toMatchObject({ seconds: 0, worldsPerSecond: 0 });
  });

  test('is part of progress; the speed is 0 before time has passed', () => {
    const pace = (now: () => number) => {
      const { value } = exploring(model(), [], {}, { now }).next();
      return 'pace' in value ? value.pace : undefined;
    };
    expect(pace(() => 0)).toBeUndefined();
    const five = () => new Model(twoPhaseCommitOf(5), setting);
    const first = exploring(five(), [], {}, { now: () => 0 }).next().value;
    expect(first).toMatchObject({ pace: { stepsPerSecond: 0, worldsPerSecond: 0 } });
  });
});

test('dead messages are left out of searches from the initial world only', () => {
  const model = new Model(three, setting);
  const elsewhere = exploring(model, [], { deadMessages: true }, { now: () => 0 }, model.initial.slice());
  expect(() => elsewhere.next()).toThrow('dead-messages: it begins where the scenario does; check without one of them');
});

describe('the conclusion fails', () => {
  const liveness = underTest(eventually(() => true));
  /** Explores while arrays with one number for each world cannot be allocated; only the cycle search needs them. */
  const concluding = (error: Error) => {
    const { Int32Array: original } = globalThis;
    globalThis.Int32Array = new Proxy(original, {
      construct: (target, [length, ...rest]) => {
        if (length === 288) throw error;
        return new target(length, ...rest);
      },
    });
    try {
      return explore(new Model(three, setting), [liveness, underTest(always(() => false))]);
    } finally {
      globalThis.Int32Array = original;
    }
  };

  test('for lack of memory: the findings are kept and the rest is undecided', () => {
    expect(explore(new Model(three, setting), [liveness]).findings).toMatchObject([{ verdict: 'holds' }]);
    expect(concluding(new RangeError('Array buffer allocation failed'))).toMatchObject({
      findings: [{ verdict: 'undecided' }, { verdict: 'violated', trace: { stem: [] } }],
      explored: { worlds: 288, complete: false, stopped: 'outOfMemory' },
    });
  });

  test('for a bug: the error is rethrown', () => {
    expect(() => concluding(new Error('a bug'))).toThrow('a bug');
  });
});

describe('no property is reported vacuous', () => {
  const idle = always(
    () => true,
    () => false,
  );

  test('in an incomplete search', () => {
    for (const form of [idle, always(() => true)]) {
      const [whole, bounded] = [{}, { worldsMax: 100 }].map(limits => check(three, setting, [underTest(form)], limits));
      expect(whole!.properties[0]).toMatchObject({ verdict: 'holds', vacuous: true });
      expect(bounded!.properties[0]).toMatchObject({ verdict: 'undecided', vacuous: false });
    }
  });

  test('under symmetry without a premise: places constant in representatives can change in the worlds they represent', () => {
    const two = twoPhaseCommitOf(2);
    const outcome = (form: typeof idle) => check(two, setting, [underTest(form)], { symmetry: true }).properties[0];
    expect(outcome(always(() => true))).toMatchObject({ verdict: 'holds', vacuous: false });
    expect(outcome(idle)).toMatchObject({ verdict: 'holds', vacuous: true });
  });
});

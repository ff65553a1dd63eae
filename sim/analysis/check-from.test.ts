// Goal: a check from mid-run covers exactly the futures of the run. Method: Two-Phase Commit.
import { describe, expect, test } from 'vitest';
import { send } from '#machines';
import { underTest } from '../property/property.test-kit.ts';
import { always, eventually, everyStep, type Form, leadsTo, sometimes, stabilises } from '../property/property.ts';
import { scenarioOf } from '../property/verdict.test-kit.ts';
import { twoPhaseCommit } from '../samples/two-phase-commit.ts';
import { replayToken, traceOf } from '../trace/token.ts';
import { replay } from '../trace/trace.ts';
import { machine } from '../world/chart/charts.test-kit.ts';
import { Model } from '../world/model.ts';
import { settingOf } from '../world/setting.ts';
import { choicesIn, type WorldView } from '../world/world.ts';
import { checkingFrom, findingFrom, type LimitsAhead } from './check-from.ts';
import { brokenAfter } from './regression-status.ts';
import type { RunPrefix } from './run-prefix.ts';

const model = new Model(twoPhaseCommit, settingOf(twoPhaseCommit));
const manager = (state: string) => (world: WorldView) => world.local('transactionManager').value === state;
const first = (state: string) => (world: WorldView) => world.local('resourceManager1').value === state;
/** The run that takes, for each word in turn, the first choice that contains it. */
function going(...words: string[]): RunPrefix {
  const places: number[] = [];
  for (const word of words) {
    const { end } = replay(model, { stem: places });
    places.push(choicesIn(end).findIndex(choice => JSON.stringify(choice).includes(word)));
  }
  return replay(model, { stem: places });
}

function finish<Result>(turns: Generator<unknown, Result, 'stop' | undefined>): Result {
  for (;;) {
    const { done, value } = turns.next();
    if (done) return value;
  }
}

const checked = (past: RunPrefix, form: Form, limits: LimitsAhead = {}) =>
  finish(checkingFrom(past, [underTest(form)], limits, { now: () => 0 })).properties[0]!;
const found = (past: RunPrefix, form: Form, limits: LimitsAhead = {}) =>
  finish(findingFrom(past, underTest(form), limits, { now: () => 0 }));

const prepared = going('"intent":{"type":"prepare"}');
const aborted = going('"intent":{"type":"abort"}');

describe('a safety property', () => {
  test('is violated by the shortest future, whose choices continue the run', () => {
    const { verdict, future, trace, token } = checked(
      prepared,
      always(world => !first('committed')(world)),
    );
    expect(verdict).toBe('violated');
    expect(trace!.stem).toEqual([...prepared.steps.map(({ at }) => at), ...future!.stem]);
    expect(future!.stem).toHaveLength(7);
    const read = traceOf(token!, [twoPhaseCommit]);
    expect(first('committed')(replayToken(model, read).steps.at(-1)!.after)).toBe(true);
  });

  test('holds if no future of the run violates it, though other runs of the scenario do', () => {
    expect(
      checked(
        aborted,
        always(world => !first('committed')(world)),
      ),
    ).toMatchObject({
      verdict: 'holds',
      future: undefined,
    });
  });

  test('is violated by the last world of the run, with no further step', () => {
    expect(
      checked(
        prepared,
        always(world => !first('prepared')(world)),
      ).future,
    ).toEqual({ stem: [], cycle: undefined });
  });

  test('is not judged again in the steps of the run itself', () => {
    const noIntent = everyStep(({ choice }) => choice.kind !== 'intend' || choice.party !== 'resourceManager1');
    expect(checked(aborted, noIntent).verdict).toBe('holds');
    expect(checked({ model, steps: [] }, noIntent).verdict).toBe('violated');
  });
});

describe('liveness properties', () => {
  test('one whose obligation was discharged in the run holds', () => {
    // A resource manager that has prepared never works again.
    expect(
      checked(
        prepared,
        always(world => !first('working')(world)),
      ),
    ).toMatchObject({ verdict: 'holds' });
    expect(checked(prepared, eventually(first('working'))).verdict).toBe('holds');
  });

  test('an obligation that arose in the run is still pending, though its trigger is false now', () => {
    const onlyAtFirst = leadsTo(first('working'), first('committed'));
    // The obligation arose while the resource manager worked; it has aborted since.
    const { verdict, future } = checked(aborted, onlyAtFirst);
    expect(verdict).toBe('violated');
    const whole = replay(model, { stem: [...aborted.steps.map(({ at }) => at), ...future!.stem] });
    expect(brokenAfter(whole, underTest(onlyAtFirst))).toBeDefined();
  });

  test('the counterexample of a violated one is the whole run with its continuation', () => {
    for (const form of [eventually(first('committed')), stabilises(first('working'))]) {
      const { verdict, trace } = checked(prepared, form);
      expect(verdict).toBe('violated');
      expect(brokenAfter(replay(model, trace!), underTest(form))).toBeDefined();
    }
  });
});

describe('finding', () => {
  test('returns the shortest continuation', () => {
    const { answer, found: way, explored } = found(prepared, sometimes(manager('committed')));
    expect(answer).toBe('found');
    expect(way.future!.stem).toHaveLength(6);
    expect(manager('committed')(replay(model, way.trace!).steps.at(-1)!.after)).toBe(true);
    expect(explored.worlds).toBeLessThanOrEqual(288);
  });

  test('returns unreachable, or undecided after a limit', () => {
    expect(found(aborted, sometimes(manager('committed')))).toMatchObject({ answer: 'unreachable' });
    expect(found(prepared, sometimes(manager('committed')), { worldsMax: 3 })).toMatchObject({ answer: 'undecided' });
  });

  test('is separate from checking: a check from mid-run leaves out reachability properties', () => {
    const { properties } = finish(checkingFrom(aborted, [underTest(sometimes(() => true))], {}, { now: () => 0 }));
    expect(properties).toEqual([]);
  });
});

test('a caller can stop the check', () => {
  const turns = checkingFrom({ model, steps: [] }, [underTest(always(() => true))], { worldsMax: 9 }, { now: () => 0 });
  expect(finish(turns)).toMatchObject({ verdict: 'undecided', coverage: 'bounded' });
});

test('the outcome claims no more than its properties and the exploration show', () => {
  const outcome = (past: RunPrefix, form: Form, limits: LimitsAhead = {}) => {
    const { verdict, coverage } = finish(checkingFrom(past, [underTest(form)], limits, { now: () => 0 }));
    return [verdict, coverage];
  };
  const unbroken = always(world => !first('committed')(world));
  expect(outcome(aborted, unbroken)).toEqual(['holds', 'complete']);
  expect(outcome(prepared, unbroken)[0]).toBe('violated');
  expect(outcome(aborted, unbroken, { worldsMax: 1 })).toEqual(['undecided', 'bounded']);
});

test('if discharging a pending obligation and raising it again violates it sooner, that shorter future is reported', () => {
  const telling = {
    name: 'ben',
    chart: machine({
      initial: 'idle',
      states: {
        idle: { on: { go: { target: 'done', actions: ['yes', 'no'].map(type => send('ann', { type })) } } },
        done: {},
      },
    }),
    intents: [{ type: 'go' }],
  };
  const told = {
    name: 'ann',
    chart: machine({
      initial: 'asked',
      states: {
        asked: { on: { yes: 'answered', no: 'waiting' } },
        answered: { on: { no: 'again' } },
        again: {},
        waiting: { after: { 5: 'longer' } },
        longer: { after: { 5: 'tired' } },
        tired: {},
      },
    }),
  };
  const scenario = scenarioOf([told, telling]);
  const past = replay(new Model(scenario, settingOf(scenario)), { stem: [0] });
  const ann = (state: string) => (world: WorldView) => world.local('ann').value === state;
  const answers = leadsTo(world => ann('asked')(world) || ann('again')(world), ann('answered'));
  const { verdict, steps, future } = checked(past, answers);
  expect({ verdict, steps, future: future!.stem.length }).toEqual({ verdict: 'violated', steps: 3, future: 2 });
});

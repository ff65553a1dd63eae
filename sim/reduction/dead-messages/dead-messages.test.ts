import { describe, expect, test } from 'vitest';
import { setup } from 'xstate';
import { effects, type Link, reportFrom, type System, send } from '#machines';
import { recordMoves } from '../../analysis/chart-coverage.ts';
import { check, modelFor, type Outcome } from '../../analysis/check.ts';
import { Monitors } from '../../property/monitors.ts';
import { always, eventually, everyStep, type Property, sometimes } from '../../property/property.ts';
import { twoPhaseCommit } from '../../samples/two-phase-commit.ts';
import { MemoryStore, propertyOf } from '../../search/checkpoint.test-kit.ts';
import { explore, exploring } from '../../search/explore.ts';
import { Search } from '../../search/search.ts';
import type { Scenario, SettingChange } from '../../world/scenario.ts';
import { settingOf } from '../../world/setting.ts';
import { DeadMessageReduction } from './dead-message-reduction.ts';

/** The options of the tiny model. */
interface Shape {
  /** How many times the answer is sent. */
  readonly answers?: number;
  readonly discipline?: Link['discipline'];
  /** Whether the asker rests some time after. */
  readonly rests?: boolean;
  /** Whether the asker can be woken up, and then reacts to an answer. */
  readonly isWoken?: boolean;
  /** Whether the asker can send a note to a party that ignores it. */
  readonly notes?: boolean;
}

/** An asker asks once, and ignores every answer but the first. After that it can rest, send a note, or be woken up. */
function asking({
  answers = 1,
  discipline = 'unordered',
  rests = false,
  isWoken = false,
  notes = false,
}: Shape = {}): Scenario {
  const ignoring = { on: { answer: {}, bye: {}, wake: {} } };
  const note = { actions: [send('noter', { type: 'note' }), reportFrom(() => ({ type: 'noted' }))] };
  const asker = setup({ actions: effects }).createMachine({
    id: 'asker',
    initial: 'idle',
    states: {
      idle: { on: { ask: { target: 'waiting', actions: send('answerer', { type: 'question' }) }, wake: {} } },
      waiting: { on: { answer: 'done', wake: {} } },
      done: {
        on: { answer: {}, bye: 'parted', wake: 'awake', note },
        ...(rests ? { after: { 1000: 'rested' } } : {}),
      },
      awake: { on: { answer: 'wise', wake: {} } },
      rested: ignoring,
      parted: ignoring,
      wise: ignoring,
    },
  });
  const answerer = setup({ actions: effects }).createMachine({
    id: 'answerer',
    on: {
      question: {
        actions: [
          ...Array.from({ length: answers }, () => send('asker', { type: 'answer' })),
          ...(discipline === 'ordered' ? [send('asker', { type: 'bye' })] : []),
        ],
      },
      wakeUp: { actions: send('asker', { type: 'wake' }) },
    },
  });
  const noter = setup({ actions: effects }).createMachine({ id: 'noter', on: { note: {} } });
  const system: System = {
    parties: [
      { name: 'asker', chart: asker },
      { name: 'answerer', chart: answerer },
      { name: 'noter', chart: noter },
    ],
    link: () => ({ discipline, reach: 'network', inFlightMax: 4 }),
  };
  return {
    ...twoPhaseCommit,
    name: 'asking',
    system: () => system,
    intents: [
      { party: 'asker', intent: { type: 'ask' }, times: 1 },
      ...(isWoken ? [{ party: 'answerer', intent: { type: 'wakeUp' }, times: 1 }] : []),
      ...(notes ? [{ party: 'asker', intent: { type: 'note' }, times: 1 }] : []),
    ],
    faults: { copy: 1 },
    timers: 'quiet',
  };
}

const isIn = (state: string) => (world: { local: (party: string) => { value: unknown } }) =>
  world.local('asker').value === state;

function both(
  scenario: Scenario,
  test: Property['test'],
  change: SettingChange = {},
): { plain: Outcome; reduced: Outcome } {
  const [setting, properties] = [settingOf(scenario, change), [propertyOf(scenario, 'under-test', test)]];
  return {
    plain: check(scenario, setting, properties),
    reduced: check(scenario, setting, properties, { deadMessages: true }),
  };
}

describe('worlds that differ only in dead messages are one', () => {
  test('a copied answer that is late is left out', () => {
    // Asked, answered, done; and a copy before each of the two effective deliveries. Without the reduction one more world
    // has the copied answer in flight, and one more step delivers it.
    const scenario = asking();
    const { plain, reduced } = both(scenario, sometimes(isIn('done')));
    expect(plain.explored).toMatchObject({ worlds: 10, steps: 11, complete: true });
    expect(reduced.explored).toMatchObject({ worlds: 9, steps: 10, complete: true });
    expect(reduced.explored.deadMessages).toEqual({ messages: 1, restarts: 0 });
    expect(plain.explored.deadMessages).toBeUndefined();
  });

  test('the loss of a dead message is left out', () => {
    // Two answers are sent. After the first, the second is lost or delivered: the reduction saves that world and its
    // two steps.
    const { plain, reduced } = both(asking({ answers: 2 }), sometimes(isIn('done')), { faults: { lose: 1 } });
    expect(plain.explored).toMatchObject({ worlds: 8, steps: 8, complete: true });
    expect(reduced.explored).toMatchObject({ worlds: 7, steps: 6, complete: true });
    expect(reduced.properties).toEqual(plain.properties);
  });
});

describe('a refuted claim is withdrawn', () => {
  test('a step to a state that hears the messages makes them alive again', () => {
    const { plain, reduced } = both(
      asking({ isWoken: true }),
      always(world => !isIn('wise')(world)),
    );
    expect(plain.properties[0]).toMatchObject({ verdict: 'violated', steps: 7 });
    expect(reduced.properties).toEqual(plain.properties);
    expect(reduced.explored.deadMessages?.restarts).toBeGreaterThan(0);
  });

  test('a search with a refuted claim concludes nothing', () => {
    const scenario = asking({ isWoken: true });
    const model = modelFor(scenario, settingOf(scenario));
    const never = propertyOf(
      scenario,
      'never-wise',
      always(world => !isIn('wise')(world)),
    );
    const reduction = new DeadMessageReduction(model, [never], {}, {});
    const verdicts = () => {
      const monitors = new Monitors(model, [never, ...reduction.properties]);
      const search = new Search(model, monitors);
      while (!search.isDone) search.turn(Infinity, {});
      const found = monitors.conclude(true, world => search.pathTo(world), undefined, []);
      return reduction.conclude(found).map(each => each.verdict);
    };
    const atEnd = { worlds: 1, isDone: true, isOver: true, stopped: undefined };
    expect(verdicts()).toEqual(['undecided']);
    expect(reduction.restartIfRefuted(atEnd)).toBe(true);
    expect(verdicts()).toEqual(['violated']);
    expect(reduction.restartIfRefuted(atEnd)).toBe(false);
  });
});

describe('a message that a property sees is kept', () => {
  test.each<[string, Scenario, Property['test'], number]>([
    [
      'a world with a late answer in flight',
      asking(),
      always(world => !isIn('done')(world) || world.inbox('asker').length === 0),
      4,
    ],
    [
      'the delivery of a late answer, read from the choice',
      asking(),
      everyStep(({ before, choice }) => choice.kind !== 'deliver' || !isIn('done')(before)),
      5,
    ],
    [
      'a step that sends nothing, judged without the choice',
      asking(),
      everyStep(({ before, sends }) => sends.length > 0 || !isIn('done')(before)),
      5,
    ],
    [
      'the copy of a late answer',
      asking({ answers: 2 }),
      everyStep(({ before, choice }) => choice.kind !== 'copy' || !isIn('done')(before)),
      4,
    ],
    [
      'a report of a step that changes only the inbox of a party that ignores everything',
      asking({ notes: true }),
      everyStep(({ reports }) => reports.length === 0),
      4,
    ],
  ])('%s', (_, scenario, form, steps) => {
    const { plain, reduced } = both(scenario, form);
    expect(plain.properties[0]).toMatchObject({ verdict: 'violated', steps });
    expect(reduced.properties).toEqual(plain.properties);
  });
});

describe('a trace in which a move waits for a dead message has an upper bound of its excess length', () => {
  test.each<[string, Shape, string]>([
    ['a quiet timer', { answers: 2, rests: true }, 'rested'],
    ['the next message of a queue', { answers: 2, discipline: 'ordered' }, 'parted'],
  ])('%s', (_, shape, state) => {
    const { plain, reduced } = both(asking(shape), sometimes(isIn(state)), { faults: {} });
    expect(plain.properties[0]).toMatchObject({ verdict: 'holds', steps: 5 });
    expect(reduced.properties[0]).toMatchObject({ verdict: 'holds', steps: 5, added: 1 });
    expect(reduced.properties[0]!.token).toBe(plain.properties[0]!.token);
  });
});

describe('an option that cannot be combined with it is refused', () => {
  const scenario = asking();
  const setting = settingOf(scenario);
  const liveness = propertyOf(scenario, 'asker-is-done', eventually(isIn('done')));

  test('a liveness property', () => {
    expect(() => check(scenario, setting, [liveness], { deadMessages: true })).toThrow(
      'dead-messages: liveness properties are not checked under it, and asker-is-done is one; name other properties, or check without it',
    );
  });

  test('symmetry, bit-state search, a checkpoint, chart coverage, another initial world', () => {
    const refused = 'check without one of them';
    expect(() => check(scenario, setting, [], { deadMessages: true, symmetry: true })).toThrow(refused);
    expect(() => check(scenario, setting, [], { deadMessages: true, bitState: 10 })).toThrow(refused);
    expect(() =>
      check(scenario, setting, [], { deadMessages: true }, { now: () => 0, store: new MemoryStore() }),
    ).toThrow(refused);
    const model = modelFor(scenario, setting);
    recordMoves(model);
    expect(() => explore(model, [], { deadMessages: true })).toThrow(refused);
    const elsewhere = exploring(model, [], { deadMessages: true }, { now: () => 0 }, model.initial.slice());
    expect(() => elsewhere.next()).toThrow(refused);
  });
});

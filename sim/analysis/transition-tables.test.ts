/**
 * Goal: a tool with the tables alone reaches the same worlds in as many steps, and reads no absent entry. Method: such
 * a tool, of thirty lines, over scenarios with every kind of fault; an absent entry fails the test.
 */
import { expect, test } from 'vitest';
import { setup } from 'xstate';
import { remembering as party, reportFrom, send } from '#machines';
import { underTest } from '../property/property.test-kit.ts';
import { always, everyStep, leadsTo, sometimes } from '../property/property.ts';
import { scenarioOf } from '../samples/remembering.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { firstBind } from '../scenarios/binding.ts';
import { fullMigration } from '../scenarios/migration.ts';
import { explore } from '../search/explore.ts';
import { machine } from '../world/chart/charts.test-kit.ts';
import type { Move } from '../world/interning/move.ts';
import type { Observer } from '../world/interning/observer-table.ts';
import { Model } from '../world/model.ts';
import type { Scenario, SettingChange } from '../world/scenario.ts';
import { settingOf } from '../world/setting.ts';
import { type TransitionTables, transitionTablesOf } from './transition-tables.ts';

const entry = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('an entry is missing');
  return value;
};

/** The worlds and steps, computed from the tables. */
function walked({ model, parties, heard, left, returned }: TransitionTables): { worlds: number; steps: number } {
  const { budgets, groups, observers, width } = model;
  const places = parties.length;
  const isAway = (party: number, away: number): boolean =>
    groups.some((group, at) => ((away >> at) & 1) === 1 && group.parties.includes(model.parties[party]!.name));
  const seen = new Set([model.initial.join()]);
  const open = [[...model.initial]];
  let steps = 0;
  for (const row of open) {
    const [away, budget] = [row[width - 2]!, row[width - 1]!];
    let listed = 0;
    const list = (next: number[], { counter }: Move, reports = 0): void => {
      const isSame = next.join() === row.join();
      if (isSame && (reports === 0 || observers.length === 0)) return;
      if (counter >= 0) next[width - 1] = budgets.spend(budget, counter);
      listed++;
      steps++;
      if (seen.has(next.join())) return;
      seen.add(next.join());
      open.push(next);
    };
    const pays = ({ counter }: Move): boolean => counter < 0 || budgets.left(budget, counter) > 0;
    const take = (move: Move, lost?: readonly [party: number, code: number]): void => {
      const next = [...row];
      next[move.party] = move.to;
      const apply = (party: number, code: number): void => {
        if (next[party]! >= 0) next[party] = entry(parties[party]!.applied.get(next[party]!)?.get(code));
      };
      for (let at = 0; at < move.effects.length && next.every(cell => cell >= 0); at += 2)
        apply(move.effects[at]!, move.effects[at + 1]!);
      if (next.some(cell => cell < 0)) return;
      if (lost) apply(...lost);
      if (next.join() === row.join() && move.reports.length === 0) return;
      for (const [at] of observers.entries())
        for (const report of move.reports) next[places + at] = entry(heard[at]!.get(next[places + at]!)?.get(report));
      list(next, move, move.reports.length);
    };
    for (const kind of model.registers.choiceKinds.all) {
      if (kind === 'leave' || kind === 'return')
        for (const [at, { name }] of groups.entries()) {
          if (((away >> at) & 1) === (kind === 'leave' ? 1 : 0) || (kind === 'return' && model.scenario.neverReturns))
            continue;
          if (kind === 'leave' && !model.setting.faults.leave) continue;
          const move = (kind === 'leave' ? left : returned).get(name);
          if (kind === 'leave' && budgets.left(budget, budgets.counter('leave')) === 0) continue;
          list(row.with(width - 2, away ^ (1 << at)), entry(move));
        }
      const isTooSoon = kind === 'expire' && model.setting.timers === 'quiet' && listed > 0;
      for (const [party, { moves }] of parties.entries()) {
        if (isTooSoon || (kind !== 'lose' && kind !== 'copy' && isAway(party, away))) continue;
        for (const move of entry(moves.get(row[party]!)).filter(each => each.kind === kind && pays(each))) {
          take(move);
          if (!model.registers.choiceKinds.losesOne(kind)) continue;
          for (const at of parties.keys())
            for (const code of entry(parties[at]!.losses.get(row[at]!)?.get(party))) take(move, [at, code]);
        }
      }
    }
  }
  return { worlds: seen.size, steps };
}

test.each<[string, Scenario, SettingChange]>([
  ['messages that are never consumed', twoPhaseCommitOf(3), {}],
  ['a loss, a copy, a crash', twoPhaseCommitOf(2), { faults: { lose: 1, copy: 1 } }],
  ['devices that leave, and an observer', fullMigration, { faults: { leave: 1 } }],
  ['crashes that take messages along', firstBind, { faults: { crash: 1 }, timers: 'quiet' }],
  [
    'power loss of an element, reinstallation of an app',
    firstBind,
    { faults: { tear: 1, reinstall: 1 }, timers: 'quiet' },
  ],
])('%s', (_, scenario, change) => {
  const model = new Model(scenario, settingOf(scenario, change));
  const unfolded = transitionTablesOf(model, []);
  const { worlds, steps, complete } = explore(new Model(scenario, settingOf(scenario, change)), []).explored;
  expect({ ...unfolded }).toMatchObject({ worlds, steps, complete });
  expect(walked(unfolded)).toEqual({ worlds, steps });
});

test('a move that the budgets never allow is not in the tables', () => {
  const kinds = (change: SettingChange): Set<string> => {
    const { parties } = transitionTablesOf(
      new Model(firstBind, settingOf(firstBind, { timers: 'quiet', ...change })),
      [],
    );
    return new Set(parties.flatMap(({ moves }) => [...moves.values()].flat().map(({ kind }) => kind)));
  };
  expect(kinds({ faults: {} }).has('lose')).toBe(false);
  expect(kinds({ faults: { lose: 0 } }).has('lose')).toBe(false);
  expect(kinds({ faults: { lose: 1 } }).has('lose')).toBe(true);
});

test('the tables judge properties about worlds and steps, and not those about runs', () => {
  const scenario = twoPhaseCommitOf(2);
  const tests = [
    always(world => world.local('resourceManager1').value !== 'committed'),
    always(
      () => false,
      () => false,
    ),
    sometimes(world => world.local('resourceManager1').value === 'aborted'),
    everyStep(({ choice }) => choice.kind !== 'deliver'),
    leadsTo(
      () => true,
      () => true,
    ),
  ];
  const { judged, unjudged } = transitionTablesOf(
    new Model(scenario, settingOf(scenario)),
    tests.map(each => underTest(each)),
  );
  expect(judged.map(({ semantics: { kind, judges } }) => `${kind} of ${judges}`)).toEqual([
    'safety of worlds',
    'safety of worlds',
    'reachability of worlds',
    'safety of steps',
  ]);
  expect(unjudged.map(({ test: { form } }) => form)).toEqual(['leadsTo']);
  const sides = judged.map(({ decision }) => (typeof decision === 'object' ? decision.question.side : decision));
  expect(sides).toEqual(['before', true, 'before', 'move']);
});

test('incomplete tables are marked as such', () => {
  const scenario = twoPhaseCommitOf(3);
  const model = () => new Model(scenario, settingOf(scenario));
  expect(transitionTablesOf(model(), [], 287).complete).toBe(false);
  expect(transitionTablesOf(model(), [], 288).complete).toBe(true);
});

test('a step that only reports counts only if there is a step property', () => {
  const calling = party('ann', { idle: { on: { go: ['done', 'ben', 'ask'] } }, done: {} });
  const muttering = party('ben', { idle: { on: { ask: ['idle'] } } });
  const scenario = scenarioOf([calling, muttering], {}, { discipline: 'duplicating', reach: 'network' });
  const counted = [always(() => true), everyStep(() => true)].map(each => {
    const [model, other] = [new Model(scenario, settingOf(scenario)), new Model(scenario, settingOf(scenario))];
    const { steps } = transitionTablesOf(model, [underTest(each)]);
    expect(explore(other, [underTest(each)]).explored.steps).toBe(steps);
    return steps;
  });
  expect(counted).toEqual([1, 2]);
});

/** An observer that counts reported moves, up to two. */
const counting: Observer = {
  name: 'counting',
  chart: setup({}).createMachine({
    id: 'counting',
    initial: 'none',
    states: { none: { on: { moved: 'one' } }, one: { on: { moved: 'two' } }, two: {} },
  }),
};

test('the tables contain the transitions of observers', () => {
  const going = (name: string) => party(name, { idle: { on: { go: ['gone'] } }, gone: {} });
  const scenario = scenarioOf([going('ann'), going('ben')]);
  const model = () => new Model(scenario, settingOf(scenario), [counting]);
  const { worlds, steps } = explore(model(), []).explored;
  const tables = transitionTablesOf(model(), []);
  expect(tables.heard.map(({ size }) => size)).toEqual([2]);
  expect(walked(tables)).toEqual({ worlds, steps });
});

test('a step that would overfill a link has no successor in the tables', () => {
  const said = ['one', 'two'].map(type => send('ben', { type }));
  const ann = {
    name: 'ann',
    chart: machine({
      initial: 'idle',
      states: {
        idle: { on: { go: { target: 'done', actions: [...said, reportFrom(() => ({ type: 'moved' }))] } } },
        done: {},
      },
    }),
  };
  const ben = { name: 'ben', chart: machine({}) };
  const heard = (inFlightMax: number) => {
    const scenario = scenarioOf([ann, ben], {}, { inFlightMax });
    return transitionTablesOf(new Model(scenario, settingOf(scenario), [counting]), []).heard.map(({ size }) => size);
  };
  expect([heard(2), heard(1)]).toEqual([[1], [0]]);
});

test('without crashes the tables contain no losses', () => {
  const scenario = twoPhaseCommitOf(2);
  const { parties } = transitionTablesOf(new Model(scenario, settingOf(scenario)), []);
  expect(parties.map(({ losses }) => losses.size)).toEqual(parties.map(() => 0));
});

test('in a scenario without steps every step property holds', () => {
  const scenario = scenarioOf([{ name: 'ann', chart: machine({}) }], { intents: [] });
  const { judged, steps } = transitionTablesOf(new Model(scenario, settingOf(scenario)), [
    underTest(everyStep(() => false)),
  ]);
  expect([steps, judged.map(({ decision }) => decision)]).toEqual([0, [true]]);
});

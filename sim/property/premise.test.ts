// Goal: a property is vacuous exactly if its premise is never true; a premise changes no verdict of a liveness
// property.
import { describe, expect, test } from 'vitest';
import { setup } from 'xstate';
import { effects, remembering as party, send } from '#machines';
import { type Concluded, check } from '../analysis/check.ts';
import { been, scenarioOf } from '../samples/remembering.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { checked, MemoryStore } from '../search/checkpoint.test-kit.ts';
import type { Scenario } from '../world/scenario.ts';
import { settingOf } from '../world/setting.ts';
import { underTest } from './property.test-kit.ts';
import {
  always,
  eventually,
  everyStep,
  leadsTo,
  type Property,
  type StepPredicate,
  sometimes,
  stabilises,
} from './property.ts';
import type { Limits } from './verdict.ts';

const going = party('ann', { idle: { on: { go: ['gone', 'ben', 'hello'] } }, gone: {}, nowhere: {} });
const greeted = party('ben', { idle: { on: { hello: ['glad'] } }, glad: {} });
const scenario = scenarioOf([going, greeted]);
const yes = (): boolean => true;
const no = (): boolean => false;

function said(test: Property['test'], limits: Limits = {}, of: Scenario = scenario) {
  const { verdict, vacuous, met } = check(of, settingOf(of), [underTest(test)], limits).properties[0]!;
  return { verdict, vacuous, met };
}

describe('a property whose premise is never true is vacuous, and holds', () => {
  const [gone, nowhere] = [been('ann', 'gone'), been('ann', 'nowhere')];
  test.each<[string, Property['test'], Property['test']]>([
    ['always', always(yes, gone), always(no, nowhere)],
    ['step', everyStep(yes, ({ after }) => gone(after)), everyStep(no, ({ after }) => nowhere(after))],
    ['leadsTo', leadsTo(gone, yes), leadsTo(nowhere, no)],
    ['eventually', eventually(yes, gone), eventually(yes, nowhere)],
    ['stabilises', stabilises(yes, gone), stabilises(yes, nowhere)],
  ])('%s', (_, spoken, silent) => {
    expect(said(spoken)).toEqual({ verdict: 'holds', vacuous: false, met: true });
    expect(said(silent)).toEqual({ verdict: 'holds', vacuous: true, met: false });
  });

  test('a reachability property is never vacuous', () => {
    expect(said(sometimes(nowhere))).toEqual({ verdict: 'violated', vacuous: false, met: undefined });
    expect(said(sometimes(yes))).toEqual({ verdict: 'holds', vacuous: false, met: undefined });
  });

  test('a violated liveness property is violated even if its premise is never true', () => {
    expect(said(eventually(nowhere, no))).toEqual({ verdict: 'violated', vacuous: false, met: false });
    expect(said(stabilises(nowhere, no))).toEqual({ verdict: 'violated', vacuous: false, met: false });
  });

  test('after an incomplete exploration the property is undecided and not vacuous', () => {
    for (const limits of [{ worldsMax: 1 }, { bitState: 20 }])
      for (const test of [always(yes, no), everyStep(yes, no), always(yes), everyStep(yes)])
        expect(said(test, limits)).toMatchObject({ verdict: 'undecided', vacuous: false });
    expect(said(eventually(yes, no), { worldsMax: 1 })).toMatchObject({ verdict: 'undecided', vacuous: false });
  });

  test('a vacuous property is violated if the scenario asserts it', () => {
    const asserting = { ...scenario, asserts: ['under-test'] };
    expect(said(everyStep(yes, no), {}, asserting)).toMatchObject({ verdict: 'violated', vacuous: true });
    expect(said(everyStep(yes, yes), {}, asserting)).toMatchObject({ verdict: 'holds', vacuous: false });
  });
});

describe('a property without a premise is vacuous if nothing it reads ever changes', () => {
  const still = scenarioOf([going, greeted, party('cid', { idle: {} })]);
  const isIdle = (name: string) => (world: { local: (party: string) => { value: unknown } }) =>
    world.local(name).value === 'idle';
  test.each<[string, Property['test'], boolean]>([
    ['a predicate that reads nothing', always(yes), true],
    ['a party that never moves', always(isIdle('cid')), true],
    ['a party that moves', always(world => !isIdle('ben')(world) || isIdle('cid')(world)), false],
    ['a liveness property, and a party that never moves', stabilises(isIdle('cid')), true],
    [
      'a liveness property, and a party that moves',
      eventually(world => !isIdle('ben')(world) || isIdle('cid')(world)),
      false,
    ],
    ['a step predicate that reads nothing', everyStep(yes), true],
    ['steps, and a party that never moves', everyStep(({ after }) => isIdle('cid')(after)), true],
    ['steps, and a party that moves', everyStep(({ after }) => isIdle('ben')(after) || isIdle('cid')(after)), false],
    ['a part of the move', everyStep(({ heard }) => heard), false],
    ['the choice taken', everyStep(({ choice }) => choice.kind !== 'tear'), false],
  ])('%s', (_, test, vacuous) => {
    expect(said(test, {}, still)).toEqual({ verdict: 'holds', vacuous, met: undefined });
    if (test.form !== 'always' && test.form !== 'step') return;
    expect(said(test, { partialOrder: true }, still)).toMatchObject({ vacuous });
    expect(said(test, { deadMessages: true }, still)).toMatchObject({ vacuous });
  });

  test('under symmetry it is not vacuous, since a representative stands for worlds that differ', () => {
    const of = twoPhaseCommitOf(3);
    const limits = { symmetry: true };
    expect(said(always(yes), limits, of)).toMatchObject({ verdict: 'holds', vacuous: false });
    expect(said(everyStep(yes), limits, of)).toMatchObject({ verdict: 'holds', vacuous: false });
    expect(said(always(yes, no), limits, of)).toMatchObject({ verdict: 'holds', vacuous: true });
    expect(said(everyStep(yes, no), limits, of)).toMatchObject({ verdict: 'holds', vacuous: true });
    expect(
      said(
        everyStep(yes, ({ choice }) => choice.kind === 'intend'),
        limits,
        of,
      ),
    ).toMatchObject({ met: true });
  });
});

test('a checkpoint keeps whether a premise was met', () => {
  const of = twoPhaseCommitOf(4);
  const early: StepPredicate = ({ before }) => before.inbox('transactionManager').length === 0;
  const working = (world: { local: (party: string) => { value: unknown } }) =>
    world.local('resourceManager1').value === 'working';
  const properties = [
    everyStep(yes, early),
    everyStep(yes, ({ choice }) => choice.kind === 'tear'),
    always(yes, world => world.inbox('transactionManager').length === 0),
    always(world => working(world) || world.facts === undefined),
    everyStep(({ before, after }) => working(before) || after.facts === undefined),
    stabilises(yes, working),
  ].map((test, at) => ({ ...underTest(test), name: `under-test-${at}` }));
  const told = ({ verdict, vacuous, met }: Concluded) => ({ verdict, vacuous, met });
  const once = checked(of, undefined, { properties });
  const store = new MemoryStore();
  let last = once;
  for (const worldsMax of [1, 20, 200, 900, Infinity]) last = checked(of, store, { properties, limits: { worldsMax } });
  expect(last.properties.map(told)).toEqual(once.properties.map(told));
  expect(last.properties.map(({ vacuous }) => vacuous)).toEqual([false, true, false, false, false, false]);
});

describe('dead-message removal keeps the messages that alone make a premise true', () => {
  /** A party that asks once, receives two answers and ignores the second, which can be lost or copied. */
  const asker = setup({ actions: effects }).createMachine({
    id: 'asker',
    initial: 'idle',
    states: {
      idle: { on: { ask: { target: 'waiting', actions: send('answerer', { type: 'question' }) } } },
      waiting: { on: { answer: 'done' } },
      done: { on: { answer: {} } },
    },
  });
  const answerer = setup({ actions: effects }).createMachine({
    id: 'answerer',
    on: { question: { actions: [send('asker', { type: 'answer' }), send('asker', { type: 'answer' })] } },
  });
  const late: Scenario = {
    ...scenario,
    system: () => ({
      parties: [
        { name: 'asker', chart: asker },
        { name: 'answerer', chart: answerer },
      ],
      link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 4 }),
    }),
    intents: [{ party: 'asker', intent: { type: 'ask' }, times: 1 }],
    faults: { copy: 1 },
  };
  const isDone: StepPredicate = ({ before }) => before.local('asker').value === 'done';
  const explored = (when: StepPredicate, limits: Limits) =>
    check(late, settingOf(late), [underTest(everyStep(yes, when))], limits);

  test.each<[string, StepPredicate]>([
    ['the delivery of a late answer', step => step.choice.kind === 'deliver' && isDone(step)],
    ['the copy of a late answer', step => step.choice.kind === 'copy' && isDone(step)],
    ['a step that sends nothing, whatever its choice', step => step.sends.length === 0 && isDone(step)],
  ])('%s', (_, when) => {
    const [whole, reduced] = [explored(when, {}), explored(when, { deadMessages: true })];
    expect(whole.properties[0]).toMatchObject({ verdict: 'holds', vacuous: false, met: true });
    expect(reduced.properties).toEqual(whole.properties);
  });

  test('a premise that no dead message makes true keeps none of them', () => {
    const { properties, explored: told } = explored(({ choice }) => choice.kind === 'lose', { deadMessages: true });
    expect(properties[0]).toMatchObject({ vacuous: true, met: false });
    expect(told.deadMessages!.messages).toBeGreaterThan(0);
  });
});

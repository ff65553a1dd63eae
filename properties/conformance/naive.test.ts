/**
 * Goal: the engine agrees with an independent checker. Method: both check small scenarios and random systems;
 * `npm run check:naive` covers all scenarios. Further tests: the naive checker is independent, short, and correct on
 * known answers.
 */
import { test as lawful } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { setup } from 'xstate';
import { effects, type Link, type Party, reportFrom, send } from '#machines';
import { catalogue } from '#properties';
import {
  type Form,
  InputError,
  inForce,
  type Observer,
  type Property,
  type Scenario,
  scenarios,
  settingOf,
} from '#sim';
import { builtSystem } from '../arbitraries/built-systems.ts';
import {
  type Fact,
  type PartyPlan,
  type Place,
  type StepFact,
  type SystemPlan,
  systems,
} from '../arbitraries/systems.ts';
import { codeOf, importsOf, type SourceFile, sourceFiles } from '../upkeep/sources.ts';
import { compareWithNaive } from './compare-with-naive.ts';
import { compared } from './comparisons.ts';
import { naiveCheck } from './naive-check.ts';

describe('the naive checker is independent', () => {
  const files = sourceFiles().filter(({ path, isTest }) => /conformance\/naive-/.test(path) && !isTest);

  test.each(files.map(file => [file.path, file] as const))('%s imports only types from the engine', (_, file) => {
    for (const name of importsOf(file)) expect(name).toMatch(/^(xstate|#machines|#sim|\.\/naive-[a-z]+\.ts)$/);
    const statements = codeOf(file).match(/^import [^;]*;/gm) ?? [];
    expect(statements.filter(each => each.includes('#sim') && !each.startsWith('import type '))).toEqual([]);
  });

  test('the naive checker has at most 600 lines of code', () => {
    const lines = files.flatMap((file: SourceFile) => codeOf(file).split('\n')).filter(line => line.trim() !== '');
    expect(lines.length).toBeLessThanOrEqual(600);
  });
});

describe('the engine agrees on scenarios', () => {
  test.each([
    ['dead-switch', 'hardened'],
    ['ghost-device', 'published'],
    ['lossy-one-tap', 'published'],
    ['tap-during-bind', 'published'],
    ['reinstall', 'published'],
    ['two-phase-commit', 'hardened'],
  ] as const)('%s, %s', (name, profile) => {
    const scenario = scenarios.find(each => each.name === name)!;
    const result = compareWithNaive(scenario, settingOf(scenario, { profile }), inForce(scenario, catalogue), 1500);
    expect(result).toMatchObject({ differences: [] });
  });
});

lawful.prop([systems], { seed: 20_261_129, numRuns: 60 })('the engine agrees on random systems', plan => {
  const result = compared(plan, 300);
  if (typeof result !== 'string' && !(result instanceof InputError))
    expect(result.differences, JSON.stringify(plan)).toEqual([]);
});

describe('the engine agrees on former faults of its own', () => {
  const still: Place = { on: [], after: [], entry: [], exit: [] };
  const party = (place: Partial<Place>, more: Partial<PartyPlan> = {}): PartyPlan => ({
    shape: 'flat',
    places: [{ ...still, ...place }],
    history: 'shallow',
    back: { acts: [] },
    ...more,
  });
  const never: Fact = { party: 0, awaits: 0 };
  const plan = (parties: readonly PartyPlan[], step: StepFact, more: Partial<SystemPlan> = {}): SystemPlan => ({
    parties,
    links: [{ discipline: 'ordered', reach: 'network', inFlightMax: 3 }],
    grants: [],
    faults: {},
    timers: 'free',
    beginnings: [],
    properties: [{ form: 'step', fact: never, step }],
    ...more,
  });
  const counting = party({ after: [[1, { to: 0, acts: ['count'] }]] });
  const lateGuard = party({ after: [[1, { guard: 'some', acts: [] }]] });
  // A history state re-enters a state without leaving it, so that its timer starts twice.
  const returning = party(
    {
      after: [[1, { acts: [] }]],
      on: [
        ['i0', { to: 5, acts: [] }],
        ['i1', { to: 0, acts: [] }],
      ],
      isBusy: true,
    },
    { shape: 'nested' },
  );

  const asking = party({ on: [['i0', { to: 1, acts: [{ say: 0, word: 0 }] }]] });
  const saying = party({ on: [['i0', { to: 1, acts: [] }]], exit: [{ say: 0, word: 0 }] }, { fails: 'session' });

  test.each<[name: string, plan: SystemPlan, verdict: string]>([
    [
      'a device returns, whatever its terminal has counted meanwhile',
      plan(
        [counting],
        { leaves: { both: [{ party: 0, counts: 1 }, { away: true }] } },
        { device: 'here', faults: { leave: 1 } },
      ),
      'violated',
    ],
    [
      'no step property covers the step into a beginning',
      plan([party({})], { kind: 0 }, { beginnings: [{ sends: [] }, { sends: [] }] }),
      'holds',
    ],
    ['a timer whose guard is false is not an unheard message', plan([lateGuard], { unheard: true }), 'holds'],
    [
      'a timer that outlives its busy state is an ordinary timer',
      plan(
        [returning],
        { kind: 2 },
        {
          grants: [
            { party: 0, intent: 0, times: 2 },
            { party: 0, intent: 1, times: 1 },
          ],
        },
      ),
      'violated',
    ],
    [
      'a crash that a chart ignores can lose a message',
      plan(
        [party({ on: [['crash', { acts: [] }]] }, { fails: 'crash' }), asking],
        { kind: 12 },
        {
          grants: [{ party: 1, intent: 0, times: 1 }],
          faults: { crash: 1 },
        },
      ),
      'violated',
    ],
    [
      'a message that is cleared and sent again leaves the world unchanged',
      plan(
        [saying, party({}, { ignored: 'kept' })],
        { kind: 13 },
        {
          links: [{ discipline: 'duplicating', reach: 'network', inFlightMax: 1 }],
          grants: [{ party: 0, intent: 0, times: 1 }],
          faults: { reinstall: 3 },
        },
      ),
      'violated',
    ],
  ])('%s', (_, given, verdict) => {
    expect(compared(given, 1000)).toMatchObject({ differences: [] });
    const { scenario, properties } = builtSystem(given);
    expect(naiveCheck(scenario, settingOf(scenario), properties, 1000)!.findings[0]!.verdict).toBe(verdict);
  });
});

describe('the naive checker is correct on known answers', () => {
  /** A shop that asks a bank once; the bank charges for each delivery of the request. */
  const asks: Party = {
    name: 'shop',
    chart: setup({ actions: effects }).createMachine({
      id: 'shop',
      initial: 'idle',
      states: { idle: { on: { go: { target: 'asked', actions: send('bank', { type: 'charge' }) } } }, asked: {} },
    }),
  };
  const charges: Party = {
    name: 'bank',
    chart: setup({ actions: effects }).createMachine({
      id: 'bank',
      on: { charge: { actions: reportFrom(() => ({ type: 'charged' })) } },
    }),
  };
  const twice: Observer = {
    name: 'twice',
    chart: setup({}).createMachine({
      initial: 'none',
      states: { none: { on: { charged: 'one' } }, one: { on: { charged: 'more' } }, more: {} },
    }),
  };
  const once: Scenario = {
    ...scenarios.find(({ name }) => name === 'two-phase-commit')!,
    intents: [{ party: 'shop', intent: { type: 'go' }, times: 1 }],
  };
  const said = (discipline: Link['discipline'], test: Form) => {
    const link = (): Link => ({ discipline, reach: 'network', inFlightMax: 1 });
    const scenario = { ...once, system: () => ({ parties: [asks, charges], link }) };
    const [sample] = catalogue as [Property];
    const property = { ...sample, name: 'asked', observers: [twice], test };
    const { worlds, steps, findings } = naiveCheck(scenario, settingOf(scenario), [property], 100)!;
    return { worlds, steps, verdict: findings[0]!.verdict, length: findings[0]!.steps };
  };
  const saw = (state: string) => (world: Parameters<Extract<Form, { form: 'sometimes' }>['holds']>[0]) =>
    world.observer('twice').value === state;

  test.each<[name: string, discipline: Link['discipline'], test: Form, verdict: string, length: number | undefined]>([
    [
      'a message that is consumed charges once',
      'ordered',
      { form: 'sometimes', holds: saw('more') },
      'violated',
      undefined,
    ],
    [
      'a message on a duplicating link charges again',
      'duplicating',
      { form: 'sometimes', holds: saw('more') },
      'holds',
      3,
    ],
    ['an intent need not happen', 'ordered', { form: 'eventually', holds: saw('one') }, 'violated', undefined],
    ['a request leads to a charge', 'ordered', { form: 'leadsTo', from: asked, to: saw('one') }, 'holds', undefined],
    [
      'on a duplicating link a request leads to a second charge',
      'duplicating',
      { form: 'leadsTo', from: asked, to: saw('more') },
      'holds',
      undefined,
    ],
  ])('%s', (_, discipline, form, verdict, length) => {
    expect(said(discipline, form)).toMatchObject({ verdict, length });
  });

  test('a step that only reports counts if an observer is present', () => {
    // The worlds: not asked; asked; charged once; charged twice. Further charges change nothing.
    expect(said('duplicating', { form: 'sometimes', holds: saw('more') })).toMatchObject({ worlds: 4, steps: 4 });
  });
});

const asked = (world: Parameters<Extract<Form, { form: 'sometimes' }>['holds']>[0]): boolean =>
  world.local('shop').value === 'asked';

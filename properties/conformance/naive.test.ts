/**
 * Goal: the engine says what a checker says that was written apart from it. Method: both check small scenarios and systems
 * nobody wrote; `npm run check:naive` does it for all. And the naive checker is apart, short, and right where people know.
 */
import { test as lawful } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { setup } from 'xstate';
import { effects, type Link, nobody, type Party, reportFrom, send } from '#machines';
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
import { systems } from '../arbitraries/systems.ts';
import { codeOf, importsOf, type SourceFile, sourceFiles } from '../upkeep/sources.ts';
import { against } from './against-naive.ts';
import { compared } from './comparisons.ts';
import { naiveCheck } from './naive-check.ts';

describe('it stands apart', () => {
  const files = sourceFiles().filter(({ path, isTest }) => /conformance\/naive-/.test(path) && !isTest);

  test.each(files.map(file => [file.path, file] as const))('%s takes words alone from the engine', (_, file) => {
    for (const name of importsOf(file)) expect(name).toMatch(/^(xstate|#machines|#sim|\.\/naive-[a-z]+\.ts)$/);
    const statements = codeOf(file).match(/^import [^;]*;/gm) ?? [];
    expect(statements.filter(each => each.includes('#sim') && !each.startsWith('import type '))).toEqual([]);
  });

  test('it can be read at one go', () => {
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
    const result = against(scenario, settingOf(scenario, { profile }), inForce(scenario, catalogue), 1500);
    expect(result).toMatchObject({ differences: [] });
  });
});

lawful.prop([systems], { seed: 20_261_129, numRuns: 60 })('the engine agrees on systems nobody wrote', plan => {
  const result = compared(plan, 300);
  if (typeof result !== 'string' && !(result instanceof InputError))
    expect(result.differences, JSON.stringify(plan)).toEqual([]);
});

describe('it is right where the answer is known', () => {
  /** A service that is asked once and may answer again and again. */
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
    const scenario = { ...once, system: () => ({ parties: [asks, charges], link, roster: nobody }) };
    const [sample] = catalogue as [Property];
    const property = { ...sample, name: 'asked', observers: [twice], test };
    const { worlds, steps, findings } = naiveCheck(scenario, settingOf(scenario), [property], 100)!;
    return { worlds, steps, verdict: findings[0]!.verdict, length: findings[0]!.steps };
  };
  const saw = (state: string) => (world: Parameters<Extract<Form, { form: 'sometimes' }>['holds']>[0]) =>
    world.observer('twice').value === state;

  test.each<[name: string, discipline: Link['discipline'], test: Form, verdict: string, length: number | undefined]>([
    [
      'a message that is used up charges once',
      'ordered',
      { form: 'sometimes', holds: saw('more') },
      'violated',
      undefined,
    ],
    ['one of a set charges again', 'duplicating', { form: 'sometimes', holds: saw('more') }, 'holds', 3],
    ['what may be asked need not be', 'ordered', { form: 'eventually', holds: saw('one') }, 'violated', undefined],
    ['what was asked is charged', 'ordered', { form: 'leadsTo', from: asked, to: saw('one') }, 'holds', undefined],
    ['a set goes on charging', 'duplicating', { form: 'leadsTo', from: asked, to: saw('more') }, 'holds', undefined],
  ])('%s', (_, discipline, form, verdict, length) => {
    expect(said(discipline, form)).toMatchObject({ verdict, length });
  });

  test('a step that only reports is counted where someone listens', () => {
    // Not asked; asked; charged once, twice: and from there on nothing changes any more.
    expect(said('duplicating', { form: 'sometimes', holds: saw('more') })).toMatchObject({ worlds: 4, steps: 4 });
  });
});

const asked = (world: Parameters<Extract<Form, { form: 'sometimes' }>['holds']>[0]): boolean =>
  world.local('shop').value === 'asked';

/**
 * Goal: a run shrinks to the steps that its violation needs, cycles included. Method: a blinking lamp and an unrelated
 * bell.
 */
import { expect, test } from 'vitest';
import { setup } from 'xstate';
import type { Party } from '#machines';
import { underTest } from '../property/property.test-kit.ts';
import { always, everyStep, type Form, leadsTo, type Property } from '../property/property.ts';
import { comesBack } from '../property/trace-verdict.ts';
import { replay } from '../trace/trace.ts';
import { Model } from '../world/model.ts';
import type { Scenario } from '../world/scenario.ts';
import { settingOf } from '../world/setting.ts';
import { choicesIn, type WorldView } from '../world/world.ts';
import { minimise, minimising } from './minimise.ts';
import { brokenAfter } from './regression-status.ts';

const lamp = setup({}).createMachine({
  id: 'lamp',
  initial: 'dark',
  on: { unplug: '.unplugged' },
  states: {
    dark: { on: { plug: 'on' } },
    on: { after: { 5: 'off' } },
    off: { after: { 5: 'on' } },
    unplugged: {},
  },
});
const bell = setup({}).createMachine({
  id: 'bell',
  initial: 'still',
  states: { still: { on: { ring: 'ringing' } }, ringing: { on: { hush: 'still' } } },
});
const parties: readonly Party[] = [
  { name: 'lamp', chart: lamp, intents: [{ type: 'plug' }, { type: 'unplug' }] },
  { name: 'bell', chart: bell, intents: [{ type: 'ring' }, { type: 'hush' }] },
];
const scenario: Scenario = {
  name: 'blinking',
  story: 'A lamp that blinks and a bell.',
  subject: 'two-phase-commit',
  system: () => ({
    parties,
    link: () => ({ discipline: 'unordered', reach: 'local', inFlightMax: 1 }),
  }),
  intents: [],
  faults: {},
  timers: 'free',
  asserts: [],
};
const model = new Model(scenario, settingOf(scenario));
const lampIs = (state: string) => (world: WorldView) => world.local('lamp').value === state;
const asked = (test: Form): Property => ({ ...underTest(test), name: 'asked' });

/** The run that takes, for each word in turn, the first choice that contains it. */
function going(stem: readonly string[], cycle: readonly string[] = []) {
  const places: number[] = [];
  for (const word of [...stem, ...cycle]) {
    const { end } = replay(model, { stem: places });
    places.push(choicesIn(end).findIndex(choice => JSON.stringify(choice).includes(word)));
  }
  const turn = stem.length;
  return replay(model, { stem: places.slice(0, turn), ...(cycle.length > 0 ? { cycle: places.slice(turn) } : {}) });
}

const texts = (run: ReturnType<typeof going>) =>
  run.steps.map(({ choice }) => (choice.kind === 'intend' ? choice.intent.type : choice.kind));

test('a lasso loses the unneeded steps of its stem and of its cycle', () => {
  const blinks = asked(leadsTo(lampIs('on'), lampIs('unplugged')));
  const given = going(
    ['ring', 'plug', 'expire', 'hush', 'expire'],
    ['ring', 'expire', 'hush', 'expire', 'expire', 'expire'],
  );
  expect(brokenAfter(given, blinks)).toBeDefined();
  const { run, minimal } = minimise(given, blinks);
  expect(minimal).toBe(true);
  expect(texts(run)).toEqual(['plug', 'expire', 'expire']);
  expect(run.stemSteps).toBe(1);
  expect(comesBack(run)).toBe(true);
});

test('a run ends at its violation, and only the needed steps before it are left', () => {
  const given = going(['ring', 'hush', 'plug', 'ring', 'expire', 'hush', 'unplug', 'ring']);
  expect(texts(minimise(given, asked(always(world => !lampIs('unplugged')(world)))).run)).toEqual(['unplug']);
  expect(texts(minimise(given, asked(always(world => !lampIs('off')(world)))).run)).toEqual(['plug', 'expire']);
  const unringed = everyStep(({ choice }) => choice.kind !== 'intend' || choice.intent.type !== 'hush');
  expect(texts(minimise(given, asked(unringed)).run)).toEqual(['ring', 'hush']);
});

test('a step that is needed only for a later step is removed once the later step is gone', () => {
  // If b is shut at the end, the violation needs a shut too; without b it needs neither.
  const switchboard = setup({}).createMachine({
    id: 'switchboard',
    type: 'parallel',
    states: Object.fromEntries(
      ['a', 'b', 'key', 'end'].map(name => [
        name,
        { initial: 'open', states: { open: { on: { [name]: 'shut' } }, shut: {} } },
      ]),
    ),
  });
  const board: Scenario = {
    ...scenario,
    name: 'switchboard',
    system: () => ({
      ...scenario.system(settingOf(scenario)),
      parties: [
        { name: 'board', chart: switchboard, intents: ['a', 'key', 'b', 'end'].map(type => ({ type })) },
      ] satisfies readonly Party[],
    }),
  };
  const isShut = (world: WorldView, name: string) =>
    (world.local('board').value as Record<string, string>)[name] === 'shut';
  const broken = (world: WorldView) =>
    isShut(world, 'key') && isShut(world, 'end') && (isShut(world, 'a') || !isShut(world, 'b'));
  const switches = new Model(board, settingOf(board));
  // The key step is between a and b, so that no block of two steps can be removed.
  const given = replay(switches, { stem: [0, 0, 0, 0] });
  expect(texts(given)).toEqual(['a', 'key', 'b', 'end']);
  const { run, minimal } = minimise(given, asked(always(world => !broken(world))));
  expect({ steps: texts(run), minimal }).toEqual({ steps: ['key', 'end'], minimal: true });
});

test('a run whose first world violates the property shrinks to no steps', () => {
  expect(minimise(going(['plug']), asked(always(world => !lampIs('dark')(world)))).run.steps).toEqual([]);
});

test('a caller can stop the minimisation, and gets a run that still violates the property', () => {
  const unplugged = asked(always(world => !lampIs('unplugged')(world)));
  const turns = minimising(going(['ring', 'hush', 'plug', 'ring', 'unplug']), unplugged);
  turns.next();
  const { done, value } = turns.next('stop');
  expect(done).toBe(true);
  expect(value).toMatchObject({ minimal: false });
  expect(brokenAfter((value as ReturnType<typeof minimise>).run, unplugged)).toBeDefined();
});

test('a run that does not violate the property is an error', () => {
  expect(() => minimise(going(['plug']), asked(always(() => true)))).toThrow(/does not break asked/);
});

test('the steps after the violation are removed before the first attempt', () => {
  const given = going(['plug', 'expire', 'expire', 'expire', 'expire']);
  for (const form of [always(world => !lampIs('on')(world)), everyStep(({ after }) => !lampIs('on')(after))]) {
    const turns = minimising(given, asked(form));
    expect(turns.next().value).toEqual({ steps: 1, tried: 1 });
  }
});

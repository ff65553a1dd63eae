/** Goal: the listed choices where a field is too narrow, and the fields a choice changes. Method: one party that writes to two others. */
import { expect, test } from 'vitest';
import { setup } from 'xstate';
import { type Envelope, effects, type Party, send } from '#machines';
import { twoPhaseCommit } from '../samples/two-phase-commit.ts';
import type { Observer } from './interning/observer-table.ts';
import { Model } from './model.ts';
import { Packing } from './packing.ts';
import type { Row } from './row.ts';
import type { Scenario } from './scenario.ts';
import { settingOf } from './setting.ts';
import type { Successors } from './successors.ts';
import { changesIn, choicesIn, initialWorld, step } from './world.ts';

const letter = { type: 'letter' };
const reader = (name: string): Party => ({
  name,
  chart: setup({}).createMachine({ id: name, on: { letter: {} } }),
});
const writer = setup({ actions: effects }).createMachine({
  id: 'ann',
  on: { letter: {}, go: { actions: [send('ben', letter), send('cat', letter)] } },
});
const scenario: Scenario = {
  ...twoPhaseCommit,
  name: 'letters',
  system: () => ({
    parties: [{ name: 'ann', chart: writer, intents: [{ type: 'go' }] }, reader('ben'), reader('cat')],
    link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 3 }),
  }),
  intents: [],
  faults: {},
};

/** The successors of a row, packed with one bit for each field. */
function narrowly(model: Model, row: Row): Successors {
  const packing = new Packing(model.width);
  const words = new Int32Array(packing.words);
  packing.pack(row, words);
  const successors = model.successors(packing);
  model.append({ row, words, from: 0 }, successors);
  return successors;
}

test('expansion stops at the first field that is too narrow for its number', () => {
  const model = new Model(scenario, settingOf(scenario));
  const { row } = step(initialWorld(model), 0)!.to;
  expect([...row.slice(0, 3)], 'one letter in each inbox').toEqual([0, 1, 1]);
  expect(narrowly(model, row)).toMatchObject({ count: 2, outgrown: 1, outgrownBy: 2 });
});

test('a beginning that is too wide for its first field is not listed, and that field is the one returned', () => {
  const envelopes = ['ann', 'cat'].map((to): Envelope => ({ from: 'ben', to, message: letter }));
  const beginnings = [[], envelopes, [...envelopes, ...envelopes]].map((sends, at) => ({
    name: `beginning-${at}`,
    sends,
  }));
  const several = { ...scenario, beginnings };
  const model = new Model(several, settingOf(several));
  expect(model.beginnings.map(([first]) => first)).toEqual([0, 1, 2]);
  expect(narrowly(model, model.initial)).toMatchObject({ count: 2, outgrown: 0, outgrownBy: 2 });
});

test('a choice that changes a party changes the world, even if no observer changes', () => {
  const deaf: Observer = { name: 'deaf', chart: setup({}).createMachine({ id: 'deaf' }) };
  const model = new Model(scenario, settingOf(scenario), [deaf]);
  expect(changesIn(initialWorld(model))).toEqual([true]);
});

test('a choice that changes nothing and reports nothing is not listed', () => {
  const { parties } = scenario.system({} as never);
  // This link is a set: a second equal letter changes nothing, and a delivery does not consume the letter.
  const link = () => ({ discipline: 'duplicating', reach: 'network', inFlightMax: 1 }) as const;
  const duplicating: Scenario = { ...scenario, system: () => ({ parties, link }) };
  const world = initialWorld(new Model(duplicating, settingOf(duplicating)));
  expect(choicesIn(world).map(({ kind }) => kind)).toEqual(['intend']);
  expect(choicesIn(step(world, 0)!.to)).toEqual([]);
});

/** Goal: a chart sends to other parties only, and each query is counted. Method: two parties, one of which sends. */
import { expect, test } from 'vitest';
import { setup } from 'xstate';
import { effects, send } from '#machines';
import { twoPhaseCommit } from '../../samples/two-phase-commit.ts';
import { InputError } from '../input-error.ts';
import { Model } from '../model.ts';
import type { Scenario } from '../scenario.ts';
import { settingOf } from '../setting.ts';
import { choicesIn, initialWorld, step } from '../world.ts';

function writingTo(receiver: string): Model {
  const chart = setup({ actions: effects }).createMachine({
    id: 'writer',
    on: { go: { actions: send(receiver, { type: 'letter' }) } },
  });
  const scenario: Scenario = {
    ...twoPhaseCommit,
    system: () => ({
      parties: [
        { name: 'ann', chart, intents: [{ type: 'go' }, { type: 'stay' }, { type: 'stop' }] },
        { name: 'ben', chart: setup({}).createMachine({ id: 'reader', on: { letter: {} } }) },
      ],
      link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 1 }),
    }),
    intents: [],
    faults: {},
  };
  return new Model(scenario, settingOf(scenario));
}

test('a message to another party is sent', () => {
  const world = initialWorld(writingTo('ben'));
  expect(step(world, 0)).toMatchObject({ sends: [{ from: 'ann', to: 'ben', message: { type: 'letter' } }] });
});

test.each([
  ['zoe', 'chart writer: letter is sent to zoe, and no party is called so; there are ann, ben'],
  ['ann', 'chart writer: party ann sends letter to itself; use raise, or a state'],
])('a message to %s is refused', (receiver, line) => {
  expect(() => choicesIn(initialWorld(writingTo(receiver)))).toThrow(new InputError(line));
});

test('each query is counted once: the initial state of each chart, and each intent in a state', () => {
  const model = writingTo('ben');
  const asked = [0, 1, 2].map(() => {
    const { machineCalls } = model;
    choicesIn(initialWorld(model));
    return machineCalls;
  });
  expect(asked).toEqual([2, 5, 5]);
});

test('a chart that is done gets no queries except for messages', () => {
  const chart = setup({}).createMachine({
    id: 'ender',
    initial: 'open',
    states: { open: { on: { go: 'end' } }, end: { type: 'final' } },
  });
  const scenario: Scenario = {
    ...twoPhaseCommit,
    system: () => ({
      parties: [{ name: 'ender', chart, intents: [{ type: 'go' }, { type: 'stay' }] }],
      link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 1 }),
    }),
    intents: [],
    faults: {},
  };
  const model = new Model(scenario, settingOf(scenario));
  const { to } = step(initialWorld(model), 0)!;
  expect([choicesIn(to), model.machineCalls]).toEqual([[], 3]);
});

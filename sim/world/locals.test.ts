/** Goal: a message goes to another party, or the chart is refused. Method: two parties, one of whom writes. */
import { expect, test } from 'vitest';
import { setup } from 'xstate';
import { effects, nobody, send } from '#machines';
import { twoPhaseCommit } from '../scenarios/two-phase-commit.ts';
import { InputError } from './input-error.ts';
import { Model } from './model.ts';
import type { Scenario } from './scenario.ts';
import { settingOf } from './setting.ts';
import { choicesIn, initialWorld } from './world.ts';

const writingTo = (receiver: string) => (): unknown => {
  const chart = setup({ actions: effects }).createMachine({
    id: 'writer',
    on: { go: { actions: send(receiver, { type: 'letter' }) } },
  });
  const scenario: Scenario = {
    ...twoPhaseCommit,
    system: () => ({
      parties: [
        { name: 'ann', chart, intents: [{ type: 'go' }] },
        { name: 'ben', chart: setup({}).createMachine({ id: 'reader', on: { letter: {} } }) },
      ],
      roster: nobody,
      link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 1 }),
    }),
    intents: [],
    faults: {},
  };
  return choicesIn(initialWorld(new Model(scenario, settingOf(scenario))));
};

test('a message to another party is taken', () => expect(writingTo('ben')).not.toThrow());

test.each([
  ['zoe', 'chart writer: letter is sent to zoe, and no party is called so; there are ann, ben'],
  ['ann', 'chart writer: party ann sends letter to itself; use raise, or a state'],
])('a message to %s is refused', (receiver, line) => expect(writingTo(receiver)).toThrow(new InputError(line)));

import { expect, test } from 'vitest';
import { and, setup } from 'xstate';
import { effects, send } from '#machines';
import { twoPhaseCommit } from '../samples/two-phase-commit.ts';
import { explore } from '../search/explore.ts';
import { Model } from '../world/model.ts';
import type { Scenario } from '../world/scenario.ts';
import { settingOf } from '../world/setting.ts';
import { type ChartCoverage, chartsUsed, mergeCoverage, recordMoves } from './chart-coverage.ts';

/** A chart with nested states, slots, timers, an eventless transition, guards of every kind, and unused transitions. */
const clerk = setup({
  actions: effects,
  guards: { never: () => false, is: (_, { name }: { name: string; times: number }) => name === 'visa1' },
}).createMachine({
  id: 'clerk',
  initial: 'desk',
  on: { lunch: '.away', call: '.desk.row3' },
  states: {
    desk: {
      description: 'At work.',
      initial: 'row1',
      states: {
        row1: {
          on: {
            card: [
              { guard: { type: 'is', params: { name: 'visa1', times: 3 } }, target: 'row2', description: 'Next.' },
              { guard: 'never', target: '#clerk.away' },
              { actions: send('clerk2', { type: 'card' }) },
            ],
          },
        },
        row2: { after: { 0: 'row3' }, on: { card: {} } },
        row3: { after: { 500: 'passing' } },
        passing: {
          always: [
            {
              guard: and([
                'never',
                function isLate() {
                  return true;
                },
              ]),
              target: 'visa1 credit',
            },
            '#clerk.done',
          ],
        },
        'visa1 credit': {},
      },
    },
    away: {
      on: { back: { guard: { type: 'is', params: { name: 'visa1', times: 3 }, own: {} } as never, target: 'desk' } },
    },
    done: {},
  },
});
const other = setup({ actions: effects }).createMachine({ id: 'clerk2', on: { card: {} } });

const scenario: Scenario = {
  ...twoPhaseCommit,
  name: 'clerks',
  system: () => ({
    parties: [
      { name: 'clerk1', role: 'clerk', chart: clerk, intents: [{ type: 'card' }] },
      { name: 'clerk2', chart: other },
    ],
    kinds: { visa1: 'card', new: 'device', debit: 'type', credit: 'type' },
    link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 2 }),
  }),
  intents: [],
  faults: {},
};

const told = ({ states, transitions }: ChartCoverage) =>
  [...states, ...transitions].map(({ name, says, used }) => `${used ? '+' : '-'} ${name}${says && ` (${says})`}`);

function coverage(): readonly ChartCoverage[] {
  const model = recordMoves(new Model(scenario, settingOf(scenario)));
  explore(model, []);
  return chartsUsed(model);
}

test('every state and transition has a name and a mark whether a world used it', () => {
  const [one, two] = coverage();
  expect([one!.party, two!.party]).toEqual(['clerk', 'clerk2']);
  expect(told(one!)).toEqual([
    '+ clerk',
    '+ desk (At work.)',
    '+ desk.row',
    '+ desk.passing',
    '- desk.card type',
    '- away',
    '+ done',
    '- clerk: lunch → away',
    '- clerk: call → desk.row',
    '+ desk.row: card [is card] → row (Next.)',
    '- desk.row: card [never] → away',
    '- desk.row: card',
    '+ desk.row: proceed → row',
    '+ desk.row: after 500 → passing',
    '- desk.passing: always [and never isLate] → card type',
    '+ desk.passing: always → done',
    '- away: back [is] → desk',
  ]);
  expect(told(two!)).toEqual(['+ clerk2', '- clerk2: card']);
});

test('a transition that does nothing names the event it passes over, unless another of its name does something', () => {
  const [one, two] = coverage();
  const passedOver = ({ transitions }: ChartCoverage) => transitions.flatMap(({ passesOver }) => passesOver ?? []);
  expect([passedOver(one!), passedOver(two!)]).toEqual([[], ['card']]);
});

test('before an exploration only the initial states are used', () => {
  const model = recordMoves(new Model(scenario, settingOf(scenario)));
  const used = chartsUsed(model).flatMap(({ states, transitions }) =>
    [...states, ...transitions].filter(each => each.used),
  );
  expect(used.map(({ name }) => name)).toEqual(['clerk', 'desk', 'desk.row', 'clerk2']);
});

test('a union of coverages contains each name once, used if any of them used it', () => {
  const covered = (name: string, used: boolean, says = '') => ({ name, says, used });
  const of = (party: string, ...states: ReturnType<typeof covered>[]) => ({ party, states, transitions: [] });
  expect(
    mergeCoverage([
      of('a', covered('one', false, 'first'), covered('two', true)),
      of('b', covered('one', false)),
      of('a', covered('two', false), covered('one', true, 'second'), covered('one', true, 'third')),
    ]),
  ).toEqual([of('a', covered('one', true, 'second'), covered('two', true)), of('b', covered('one', false))]);
});

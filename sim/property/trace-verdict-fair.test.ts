// Goal: a trace shows a deadlock, or that it goes round fairly, exactly where it does. Method: parties of a state or two, one system for
// each way a cycle may leave something undone.
import { describe, expect, test } from 'vitest';
import { type Party, remembering as party } from '#machines';
import { scenarioOf } from '../samples/remembering.ts';
import { aligned } from '../trace/alignment.ts';
import { parseDescription } from '../trace/choice-description.ts';
import { Model } from '../world/model.ts';
import { settingOf } from '../world/setting.ts';
import { initialWorld, type WorldView } from '../world/world.ts';
import { underTest } from './property.test-kit.ts';
import { type Form, neverStuck } from './property.ts';
import { comesBack, endingOf, traceVerdictsOf } from './trace-verdict.ts';

const lamp = (name: string): Party => party(name, { off: { later: ['on'] }, on: { later: ['off'] } });
const ticks = (name: string): string => `expire ${name} 1000`;
const asking = (name: string, ...decisions: string[]): Party => ({
  ...party(name, {
    open: {
      on: Object.fromEntries(
        decisions.flatMap(each => [
          [`${each}.yes`, ['yes'] as const],
          [`${each}.no`, ['no'] as const],
        ]),
      ),
    },
    yes: { later: ['open'] },
    no: { later: ['open'] },
  }),
  decisions: decisions.map(each => ({ name: each, outcomes: [{ type: `${each}.yes` }, { type: `${each}.no` }] })),
});
/** Is heard while it is open only; what it says while it is deaf changes nothing. */
const hearing = party('ben', {
  open: { later: ['deaf'], on: { ask: ['heard'] } },
  deaf: { later: ['open'], on: { ask: ['deaf'] } },
  heard: {},
});
const calling = party('ann', { idle: { on: { go: ['done', 'ben', 'ask'] } }, done: {} });
/** Hears the same again and again, and does nothing but report it. */
const muttering = party('ben', { idle: { on: { ask: ['idle'] } } });
const told = 'deliver ask from ann to ben';

function taken(parties: readonly Party[], stem: readonly string[], cycle?: readonly string[]) {
  const scenario = scenarioOf(parties, {}, { discipline: 'duplicating', reach: 'network' });
  const model = new Model(scenario, settingOf(scenario));
  const description = (line: string) => parseDescription(line, model.registers.choiceKinds);
  const run = aligned(model, { stem: stem.map(description), cycle: cycle?.map(description) });
  expect(run.missing).toBeUndefined();
  expect(comesBack(run)).toBe(true);
  const first = initialWorld(model);
  return {
    ending: endingOf(run, first),
    shown: (test: Form) => {
      const [verdict] = traceVerdictsOf(run, first, [underTest(test)]);
      return [verdict!.shown, verdict!.after];
    },
  };
}

const round = (name: string): string[] => [ticks(name), ticks(name)];
const yes = (decision: string): string[] => [`decide ann ${decision} ${decision}.yes`, ticks('ann')];
const no = (decision: string): string[] => [`decide ann ${decision} ${decision}.no`, ticks('ann')];

test.each<[name: string, parties: Party[], stem: string[], cycle: string[] | undefined, ending: string]>([
  ['all that can be done is done', [lamp('ann')], round('ann'), round('ann'), 'fair-cycle'],
  ['somebody is never heard of', [lamp('ann'), lamp('ben')], round('ann'), round('ann'), 'unfair-cycle'],
  [
    'everybody is heard of',
    [lamp('ann'), lamp('ben')],
    [...round('ann'), ...round('ben')],
    [...round('ann'), ...round('ben')],
    'fair-cycle',
  ],
  [
    'a decision always comes out the same',
    [asking('ann', 'card')],
    [...yes('card'), ...no('card')],
    yes('card'),
    'fair-cycle',
  ],
  ['one of two decisions is never made', [asking('ann', 'card', 'fee')], yes('card'), yes('card'), 'unfair-cycle'],
  [
    'of two decisions each is made',
    [asking('ann', 'card', 'fee')],
    [...yes('card'), ...no('fee')],
    [...yes('card'), ...no('fee')],
    'fair-cycle',
  ],
  ['a decision is never made', [asking('ann', 'card'), lamp('ben')], round('ben'), round('ben'), 'unfair-cycle'],
  [
    'what is left only reports',
    [calling, muttering, lamp('cid')],
    ['intend ann go', ...round('cid')],
    round('cid'),
    'fair-cycle',
  ],
  ['what is done only reports', [calling, muttering], ['intend ann go'], [told], 'fair-cycle'],
  [
    'what would change something is done only where it changes nothing',
    [calling, hearing],
    ['intend ann go', ticks('ben'), told, ticks('ben')],
    [ticks('ben'), told, ticks('ben')],
    'unfair-cycle',
  ],
  ['no fair run has to take an intent', [calling, lamp('ben')], round('ben'), round('ben'), 'fair-cycle'],
  ['nothing is left', [calling, party('ben', { idle: {} })], ['intend ann go'], undefined, 'settled'],
  ['what is left only reports, and it ends', [calling, muttering], ['intend ann go'], undefined, 'settled'],
  ['a timer is left', [lamp('ann')], [ticks('ann')], undefined, 'open'],
  ['a decision is left', [asking('ann', 'card')], [], undefined, 'open'],
])('%s', (_, parties, stem, cycle, ending) => {
  expect(taken(parties, stem, cycle).ending).toBe(ending);
});

describe('a deadlock', () => {
  const doomed = party('ann', { idle: { on: { go: ['done'] } }, done: {} });
  const at = (state: string) => (world: WorldView) => world.local('ann').value === state;

  test.each<
    [
      name: string,
      stem: string[],
      unless: ((world: WorldView) => boolean) | undefined,
      shown: string,
      after: number | undefined,
    ]
  >([
    ['is shown at the end of the run', ['intend ann go'], undefined, 'violated', 1],
    ['is none where an intent is left', [], undefined, 'kept', undefined],
    ['is none where the last world is excused', ['intend ann go'], at('done'), 'kept', undefined],
    ['is one though an earlier world is excused', ['intend ann go'], at('idle'), 'violated', 1],
  ])('%s', (_, stem, unless, shown, after) => {
    expect(taken([doomed], stem).shown(neverStuck(unless))).toEqual([shown, after]);
  });

  test('is shown where all that is left does nothing but report', () => {
    expect(taken([calling, muttering], ['intend ann go']).shown(neverStuck())).toEqual(['violated', 1]);
  });
});

// Goal: the ending of a trace is a deadlock, or a fair cycle, exactly if it is one. Method: parties with one or two
// states, one system for each way in which a cycle can be unfair.
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
/** A party that reacts to `ask` while it is open only; while it is deaf, the message changes nothing. */
const hearing = party('ben', {
  open: { later: ['deaf'], on: { ask: ['heard'] } },
  deaf: { later: ['open'], on: { ask: ['deaf'] } },
  heard: {},
});
const calling = party('ann', { idle: { on: { go: ['done', 'ben', 'ask'] } }, done: {} });
/** A party that receives `ask` again and again, and only reports it. */
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
  ['every enabled step is taken', [lamp('ann')], round('ann'), round('ann'), 'fair-cycle'],
  ['one party never moves', [lamp('ann'), lamp('ben')], round('ann'), round('ann'), 'unfair-cycle'],
  [
    'both parties move',
    [lamp('ann'), lamp('ben')],
    [...round('ann'), ...round('ben')],
    [...round('ann'), ...round('ben')],
    'fair-cycle',
  ],
  [
    'a decision always has the same outcome',
    [asking('ann', 'card')],
    [...yes('card'), ...no('card')],
    yes('card'),
    'fair-cycle',
  ],
  ['one of two decisions is never made', [asking('ann', 'card', 'fee')], yes('card'), yes('card'), 'unfair-cycle'],
  [
    'each of two decisions is made',
    [asking('ann', 'card', 'fee')],
    [...yes('card'), ...no('fee')],
    [...yes('card'), ...no('fee')],
    'fair-cycle',
  ],
  ['a decision is never made', [asking('ann', 'card'), lamp('ben')], round('ben'), round('ben'), 'unfair-cycle'],
  [
    'the step never taken only reports',
    [calling, muttering, lamp('cid')],
    ['intend ann go', ...round('cid')],
    round('cid'),
    'fair-cycle',
  ],
  ['the step taken only reports', [calling, muttering], ['intend ann go'], [told], 'fair-cycle'],
  [
    'a step is taken only in a world that it does not change',
    [calling, hearing],
    ['intend ann go', ticks('ben'), told, ticks('ben')],
    [ticks('ben'), told, ticks('ben')],
    'unfair-cycle',
  ],
  ['an intent is never taken', [calling, lamp('ben')], round('ben'), round('ben'), 'fair-cycle'],
  ['nothing more can happen', [calling, party('ben', { idle: {} })], ['intend ann go'], undefined, 'settled'],
  ['only a report is left', [calling, muttering], ['intend ann go'], undefined, 'settled'],
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
    ['is reported at the end of the run', ['intend ann go'], undefined, 'violated', 1],
    ['is not reported if an intent is left', [], undefined, 'kept', undefined],
    ['is not reported if the last world is allowed', ['intend ann go'], at('done'), 'kept', undefined],
    ['is reported even if an earlier world is allowed', ['intend ann go'], at('idle'), 'violated', 1],
  ])('%s', (_, stem, unless, shown, after) => {
    expect(taken([doomed], stem).shown(neverStuck(unless))).toEqual([shown, after]);
  });

  test('is reported if the only steps left do nothing but report', () => {
    expect(taken([calling, muttering], ['intend ann go']).shown(neverStuck())).toEqual(['violated', 1]);
  });
});

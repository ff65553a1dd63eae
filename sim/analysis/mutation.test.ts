/**
 * Goal: the outcome of a mutation is what it is called. Method: a clerk who is asked by a visitor and counts, with a property
 * for each outcome; Two-Phase Commit; and every mutation of small card scenarios, explored in any case.
 */
import { describe, expect, test } from 'vitest';
import { assign, setup } from 'xstate';
import { effects, mutated, type Party, send } from '#machines';
import { scenarios } from '#sim';
import { underTest } from '../property/property.test-kit.ts';
import { always, everyStep, type Property, sometimes } from '../property/property.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { explore } from '../search/explore.ts';
import { Model } from '../world/model.ts';
import type { Scenario, Setting } from '../world/scenario.ts';
import { settingOf } from '../world/setting.ts';
import { baselineOf, sampleOf, withSystem } from './baseline.ts';
import { generalNames } from './chart-coverage.ts';
import { differenceOf } from './chart-difference.ts';
import { analysing, type MutationOutcome, mutationsIn, worldsFactor } from './mutation.ts';

const still = { now: () => 0 };

const clerk = setup({
  types: { context: {} as { readonly count: number }, events: {} as { readonly type: string } },
  actions: {
    ...effects,
    add: assign({ count: ({ context }) => context.count + 1 }),
    countDown: assign({
      count: ({ context }) => {
        if (context.count > 1) throw new Error('too many');
        return context.count;
      },
    }),
  },
  guards: {
    isFew: ({ context }) => context.count < 2,
    never: () => false,
  },
}).createMachine({
  id: 'clerk',
  context: { count: 0 },
  initial: 'there',
  states: {
    there: {
      on: {
        ask: [
          { guard: 'isFew', actions: ['add', send('visitor', { type: 'answer' })], description: 'Answers.' },
          { description: 'Says nothing.' },
        ],
        leave: { target: 'away', description: 'Leaves.' },
        look: { guard: 'isFew', target: 'away', actions: 'countDown', description: 'Looks.' },
        hush: [
          { guard: 'never', target: 'away', description: 'Hushes.' },
          { guard: 'isFew', description: 'Is few.' },
        ],
      },
    },
    away: {},
  },
});
const visitor = setup({ actions: effects }).createMachine({
  id: 'visitor',
  initial: 'outside',
  states: {
    outside: {
      on: {
        go: { actions: send('clerk', { type: 'ask' }), description: 'Asks.' },
        answer: { target: 'inside', description: 'Has it.' },
      },
    },
    inside: { on: { answer: { description: 'Has it already.' } } },
  },
});

const scenario: Scenario = {
  ...twoPhaseCommitOf(2),
  name: 'desk',
  system: () => ({
    parties: [
      { name: 'visitor', chart: visitor as unknown as Party['chart'] },
      { name: 'clerk', chart: clerk as unknown as Party['chart'] },
    ],
    link: () => ({ discipline: 'ordered', reach: 'network', inFlightMax: 9 }),
  }),
  intents: [
    { party: 'visitor', intent: { type: 'go' }, times: 3 },
    { party: 'clerk', intent: { type: 'hush' } },
  ],
  asserts: ['visitor-gets-in'],
};
const count = (world: { local(name: string): { context: unknown } }) =>
  (world.local('clerk').context as { count: number }).count;
const fewAreCounted: Property = { ...underTest(always(world => count(world) < 3)), name: 'few-are-counted' };
const visitorGetsIn: Property = {
  ...underTest(sometimes(world => world.local('visitor').value === 'inside')),
  name: 'visitor-gets-in',
};
const allIsHeard: Property = { ...underTest(everyStep(({ heard }) => heard)), name: 'all-is-heard' };

/** Analyses the mutation of this name. */
function outcomeOf(
  name: string,
  properties: readonly Property[],
  change: Partial<Scenario> = {},
  word?: 'stop',
): MutationOutcome | undefined {
  const here = { ...scenario, ...change };
  const mutation = mutationsIn([[here, settingOf(here)]]).find(each => each.name === name)!;
  expect(mutation, name).toBeDefined();
  const terms = {
    baselines: [baselineOf(here, settingOf(here), properties, still)],
    settingWith: (each: Scenario): Setting => settingOf(each),
    propertiesOf: () => properties,
    apart: allIsHeard.name,
  };
  return ended(analysing(mutation, terms, still), word);
}

function ended<Result>(turns: Generator<unknown, Result, 'stop' | undefined>, word?: 'stop'): Result {
  let turn = turns.next();
  while (!turn.done) turn = turns.next(word);
  return turn.value;
}

/** The visitor asks without end. */
const endless = { intents: [{ party: 'visitor', intent: { type: 'go' } }] };

describe('a mutation', () => {
  const all = [fewAreCounted, visitorGetsIn, allIsHeard];

  test('is killed by a property that it violates, with a counterexample', () => {
    const found = outcomeOf('clerk:there:ask:answers:drop-guard', all);
    expect(found).toMatchObject({ outcome: 'killed', kill: { scenario: 'desk', by: ['few-are-counted'] } });
    expect(found!.kill!.token).toMatch(/^desk\/[\d.]+~/);
  });

  test('is killed by a state that is no longer reached', () => {
    const found = outcomeOf('clerk:there:ask:answers:send-answer:drop-action', all);
    expect(found).toMatchObject({ outcome: 'killed', kill: { by: ['visitor-gets-in'], token: undefined } });
  });

  test('is killed by a chart that fails, and the error is given', () => {
    const intents = [...scenario.intents, { party: 'clerk', intent: { type: 'look' } }];
    const found = outcomeOf('clerk:there:look:looks:drop-guard', all, { intents });
    expect(found).toMatchObject({ outcome: 'killed', kill: { by: [], error: expect.stringContaining('too many') } });
  });

  test('is not killed by a property that fails: the scenario is named, and the error', () => {
    const fragile: Property = {
      ...underTest(
        always(world => {
          if (count(world) > 2) throw new TypeError('no such count');
          return true;
        }),
      ),
      name: 'fragile',
    };
    const found = outcomeOf('clerk:there:ask:answers:drop-guard', [fragile]);
    expect(found).toMatchObject({ outcome: 'survived', failed: [{ scenario: 'desk', error: 'no such count' }] });
    expect(found).not.toHaveProperty('kill');
  });

  test('survives where no property asks for what it changes', () => {
    const found = outcomeOf('clerk:there:ask:answers:drop-guard', [visitorGetsIn]);
    expect(found).toMatchObject({ outcome: 'survived', undecided: [] });
    expect(found).not.toHaveProperty('kill');
  });

  test('is equivalent where every answer is as before', () => {
    expect(outcomeOf('clerk:there:hush:hushes:is-few:swap-branches', all)).toMatchObject({ outcome: 'equivalent' });
    expect(outcomeOf('clerk:there:hush:is-few:drop-ignore', all)).toMatchObject({ outcome: 'equivalent' });
  });

  test('is unreachable where its event never comes in its state', () => {
    expect(outcomeOf('clerk:there:leave:leaves:retarget:stay', all)).toMatchObject({ outcome: 'unreachable' });
  });

  test('that changes only what is named as ignored is heard by one property, and killed by no other', () => {
    const found = outcomeOf('visitor:inside:answer:has-it-already:drop-ignore', all);
    expect(found).toMatchObject({ outcome: 'killed', hearingOnly: true, kill: { by: ['all-is-heard'] } });
    expect(found).not.toHaveProperty('otherwise');
    const unheard = outcomeOf('visitor:inside:answer:has-it-already:drop-ignore', [fewAreCounted]);
    expect(unheard).toMatchObject({ outcome: 'survived', hearingOnly: true });
  });

  test('that meets a limit has survived, and the scenario is named', () => {
    const found = outcomeOf('clerk:there:ask:answers:drop-guard', [visitorGetsIn], endless);
    expect(found).toMatchObject({ outcome: 'survived', undecided: ['desk'] });
    expect(found!.worlds).toBeGreaterThan(worldsFactor);
  });

  test('that is stopped has no outcome', () => {
    const found = outcomeOf('clerk:there:ask:answers:drop-guard', [visitorGetsIn], {}, 'stop');
    expect(found).toBeUndefined();
  });
});

describe('a chart that answers as before has the same worlds and steps', () => {
  test.each(['two-phase-commit', 'unpayable-tap', 'offline-delete', 'tap-to-pay'])('%s', name => {
    const small = scenarios.find(each => each.name === name)!;
    const setting = settingOf(small);
    const { system, parties } = baselineOf(small, setting, [], still);
    const general = generalNames(system.kinds ?? {});
    const sizeOf = (changed: readonly Party[]) => {
      const { worlds, steps } = explore(
        new Model(withSystem(small, { ...system, parties: changed }), setting),
        [],
      ).explored;
      return { worlds, steps };
    };
    const usual = sizeOf(system.parties);
    const compared = sampleOf(mutationsIn([[small, setting]]), 40, 1).filter(({ name: full, party: role }) => {
      const changed = parties.map(each => {
        if (each.role !== role) return { difference: 'none', party: each.party };
        const chart = mutated(each.party.chart, full.slice(role.length + 1), general);
        return { difference: differenceOf(each, chart), party: { ...each.party, chart } };
      });
      if (changed.some(({ difference }) => difference === 'other')) return false;
      expect(sizeOf(changed.map(({ party }) => party)), full).toEqual(usual);
      return true;
    });
    expect(compared.length).toBeGreaterThan(name === 'two-phase-commit' ? 1 : 5);
  });
});

test('the token of a kill names the mutation', () => {
  const small = scenarios.find(({ name }) => name === 'two-phase-commit')!;
  const isIn = (state: string) => (world: { local(name: string): { value: unknown } }) =>
    [1, 2, 3].some(at => world.local(`resourceManager${at}`).value === state);
  const managersAgree: Property = {
    ...underTest(always(world => !(isIn('aborted')(world) && isIn('committed')(world)))),
    name: 'managers-agree',
  };
  const terms = {
    baselines: [baselineOf(small, settingOf(small), [managersAgree], still)],
    settingWith: (_: Scenario, mutant: string): Setting => settingOf(small, { mutant }),
    propertiesOf: () => [managersAgree],
    apart: allIsHeard.name,
  };
  const name = 'transactionManager:collecting:commit:all-have-promised-orders-to-commit:drop-guard';
  const mutation = mutationsIn([[small, settingOf(small)]]).find(each => each.name === name)!;
  expect(ended(analysing(mutation, terms, still))).toMatchObject({
    outcome: 'killed',
    kill: { by: ['managers-agree'], token: expect.stringContaining(`two-phase-commit@mutant=${name}/`) },
  });
});

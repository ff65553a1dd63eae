import { expect, test } from 'vitest';
import { setup } from 'xstate';
import { effects, type Party, reportFrom, send } from '#machines';
import { underTest } from '../../property/property.test-kit.ts';
import { sometimes } from '../../property/property.ts';
import { twoPhaseCommit } from '../../samples/two-phase-commit.ts';
import { explore } from '../../search/explore.ts';
import type { Move } from '../../world/interning/move.ts';
import type { Observer } from '../../world/interning/observer-table.ts';
import { Model } from '../../world/model.ts';
import { noMask } from '../../world/move-pairs.ts';
import type { Scenario } from '../../world/scenario.ts';
import { settingOf } from '../../world/setting.ts';
import { initialWorld, step } from '../../world/world.ts';
import { SleepSets } from './sleep-sets.ts';

/** A party that reports its name once. */
const speaker = (name: string): Party => ({
  name,
  chart: setup({ actions: effects }).createMachine({
    id: name,
    initial: 'silent',
    states: { silent: { on: { go: { target: 'spent', actions: reportFrom(() => ({ type: name })) } } }, spent: {} },
  }),
  intents: [{ type: 'go' }],
});

/** An observer that hears two speakers and records the order of their reports. */
const order: Observer = {
  name: 'order',
  chart: setup({}).createMachine({
    id: 'order',
    initial: 'none',
    states: {
      none: { on: { one: 'one', two: 'two' } },
      one: { on: { two: 'oneTwo' } },
      two: { on: { one: 'twoOne' } },
      oneTwo: {},
      twoOne: {},
    },
  }),
};

const scenario: Scenario = {
  ...twoPhaseCommit,
  intents: [],
  system: () => ({
    parties: [speaker('one'), speaker('two')],
    link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 2 }),
  }),
};

test('two reports that an observer hears do not commute: each order has its own world', () => {
  const properties = ['oneTwo', 'twoOne'].map(value =>
    underTest(sometimes(world => world.observer('order').value === value)),
  );
  for (const sleepSets of [true, false]) {
    const { findings, explored } = explore(new Model(scenario, settingOf(scenario), [order]), properties, {
      sleepSets,
    });
    expect(findings.map(({ verdict }) => verdict)).toEqual(['holds', 'holds']);
    expect(explored).toMatchObject({ worlds: 5, steps: 4, skipped: 0 });
  }
});

test('two reports that no observer hears commute: one step is left out', () => {
  const { explored } = explore(new Model(scenario, settingOf(scenario)), []);
  expect(explored).toMatchObject({ worlds: 4, steps: 4, skipped: 1 });
});

test('the expiry of a quiet timer is dependent: a message that another expiry sends delays it', () => {
  // Both timers can expire; once the first has sent its letter, the second waits for its delivery.
  const timed = (name: string, sends: boolean): Party => ({
    name,
    chart: setup({ actions: effects }).createMachine({
      id: name,
      initial: 'waiting',
      states: {
        waiting: { after: { 9: { target: 'late', actions: sends ? [send('hearer', { type: 'letter' })] : [] } } },
        late: {},
      },
    }),
  });
  const hearer: Party = { name: 'hearer', chart: setup({}).createMachine({ id: 'hearer', on: { letter: {} } }) };
  const quiet: Scenario = {
    ...scenario,
    system: () => ({
      parties: [timed('one', true), timed('two', false), hearer],
      link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 2 }),
    }),
    timers: 'quiet',
  };
  const both = sometimes(world => world.local('two').value === 'late' && world.inbox('hearer').length > 0);
  for (const sleepSets of [true, false]) {
    const { findings, explored } = explore(new Model(quiet, settingOf(quiet)), [underTest(both)], { sleepSets });
    expect(findings[0]).toMatchObject({ verdict: 'holds', trace: { stem: [1, 0] } });
    expect(explored).toMatchObject({ worlds: 6, steps: 6 });
  }
});

test.each<[string, object, Partial<Party>]>([
  ['intend', { on: { go: 'spent' } }, { intents: [{ type: 'go' }] }],
  ['decide', { on: { go: 'spent' } }, { decisions: [{ name: 'going', outcomes: [{ type: 'go' }] }] }],
  ['expire', { after: { 9: 'spent' } }, {}],
  ['proceed', { tags: 'busy', after: { 9: 'spent' } }, {}],
])('two moves of two parties without messages are independent: %s', (kind, fresh, more) => {
  const party = (name: string): Party => ({
    name,
    chart: setup({}).createMachine({ id: name, initial: 'fresh', states: { fresh, spent: {} } }),
    ...more,
  });
  const pair: Scenario = {
    ...scenario,
    system: () => ({ ...scenario.system({} as never), parties: [party('one'), party('two')] }),
  };
  const model = new Model(pair, settingOf(pair));
  const successors = model.successors();
  model.expand(model.initial, successors);
  expect([0, 1].map(at => successors.move(at).kind)).toEqual([kind, kind]);
  const { all, at: places } = model.registers.choiceKinds;
  const masked = all.filter(each => model.pairs.masks({ pairs: -1, fresh: 0 }, places[each], 0));
  expect(masked, 'a party has the pairs of its possible moves').toEqual(['deliver', kind]);
  const sleepSets = new SleepSets(model);
  const maskedAfter = (at: number): number[] => {
    const mask = { pairs: 0, fresh: 0 };
    sleepSets.maskAfter(noMask, successors.move(at), mask);
    return [0, 1].filter(each => model.pairs.masks(mask, successors.move(at).place, each));
  };
  expect([0, 1].map(maskedAfter), 'the earlier move is left out after the later one').toEqual([[], [0]]);
  expect(explore(model, []).explored).toMatchObject({ worlds: 4, steps: 4, skipped: 1 });
  expect(explore(model, [], { sleepSets: false }).explored).toMatchObject({ worlds: 4, steps: 4, skipped: 0 });
});

test('a move that can leave the world unchanged is not counted as a step left out', () => {
  // Over a duplicating link, sending a note that is already in flight changes nothing.
  const noting = (name: string): Party => ({
    name,
    chart: setup({ actions: effects }).createMachine({
      id: name,
      on: { go: { actions: send('reader', { type: 'note' }) } },
    }),
    intents: [{ type: 'go' }],
  });
  const reader: Party = { name: 'reader', chart: setup({}).createMachine({ id: 'reader', on: { note: {} } }) };
  const noted: Scenario = {
    ...scenario,
    system: () => ({
      parties: [noting('one'), noting('two'), reader],
      link: () => ({ discipline: 'duplicating', reach: 'network', inFlightMax: 1 }),
    }),
  };
  for (const sleepSets of [true, false])
    expect(explore(new Model(noted, settingOf(noted)), [], { sleepSets }).explored).toMatchObject({
      worlds: 4,
      steps: 4,
    });
});

test('a fresh message stays fresh after a move listed before its delivery, and not after a move listed after it', () => {
  const letter = { type: 'letter' };
  const chart = setup({ actions: effects }).createMachine({
    id: 'ann',
    on: { go: { actions: [send('ben', letter), send('cat', letter)] } },
  });
  const reader = (name: string): Party => ({
    name,
    chart: setup({}).createMachine({ id: name, on: { letter: {} } }),
  });
  const letters: Scenario = {
    ...scenario,
    system: () => ({
      ...scenario.system({} as never),
      parties: [{ name: 'ann', chart, intents: [{ type: 'go' }] }, reader('ben'), reader('cat')],
    }),
  };
  const model = new Model(letters, settingOf(letters));
  const sleepSets = new SleepSets(model);
  const { row } = step(initialWorld(model), 0)!.to;
  const successors = model.successors();
  model.expand(row, successors);
  const [toBen, toCat] = [successors.move(0), successors.move(1)];
  const freshAfter = (fresh: Move, move: Move): number => {
    const mask = { pairs: 0, fresh: 0 };
    sleepSets.maskAfter({ pairs: -1, fresh: fresh.message + 1 }, move, mask);
    return mask.fresh - 1;
  };
  expect(freshAfter(toCat, toBen)).toBe(toCat.message);
  expect(freshAfter(toBen, toCat)).toBe(-1);
});

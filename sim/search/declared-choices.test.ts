/**
 * Goal: free outcomes, kept messages, several initial worlds and parameters have their documented meaning.
 * Method: exhaustive checks of parties of a few states.
 */
import { describe, expect, test } from 'vitest';
import { assign } from 'xstate';
import { type Party, reply, send } from '#machines';
import { check } from '../analysis/check.ts';
import { always, eventually, everyStep, sometimes } from '../property/property.ts';
import { asked, scenarioOf } from '../property/verdict.test-kit.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { machine as chart } from '../world/chart/charts.test-kit.ts';
import { InputError } from '../world/input-error.ts';
import type { Scenario } from '../world/scenario.ts';
import { settingNamed, settingOf, settingWords } from '../world/setting.ts';
import type { WorldView } from '../world/world.ts';

describe('a step that is fair with a free outcome', () => {
  const device: Party = {
    name: 'device',
    chart: chart({
      initial: 'connecting',
      states: {
        connecting: { entry: send('service', { type: 'connect' }), on: { yes: 'complete', no: 'retrying' } },
        retrying: { after: { 1000: 'connecting' } },
        complete: {},
      },
    }),
  };
  const service: Party = {
    name: 'service',
    chart: chart({
      initial: 'free',
      states: {
        free: { on: { connect: 'working' } },
        working: {
          on: {
            resolve: { target: 'free', actions: send('device', { type: 'yes' }) },
            reject: { target: 'free', actions: send('device', { type: 'no' }) },
          },
        },
      },
    }),
    decisions: [{ name: 'answer', outcomes: [{ type: 'resolve' }, { type: 'reject' }] }],
  };
  const scenario = scenarioOf([device, service]);
  const is =
    (...values: string[]) =>
    (world: WorldView): boolean =>
      values.includes(world.local('device').value as string);

  test('is eventually taken', () => {
    expect(asked(scenario, eventually(is('complete', 'retrying'))).verdict).toBe('holds');
  });

  test('can have the same outcome for ever', () => {
    expect(asked(scenario, eventually(is('complete')))).toMatchObject({ verdict: 'violated' });
    expect(asked(scenario, sometimes(is('complete'))).verdict).toBe('holds');
  });
});

describe('a message its receiver has no transition for', () => {
  const sender: Party = {
    name: 'sender',
    chart: chart({
      initial: 'begin',
      states: { begin: { entry: [send('receiver', { type: 'late' }), send('receiver', { type: 'early' })] } },
    }),
  };
  const receiver = (ignored?: Party['ignored']): Party => ({
    name: 'receiver',
    chart: chart({
      initial: 'first',
      states: { first: { on: { early: 'second' } }, second: { on: { late: 'both' } }, both: {} },
    }),
    ...(ignored ? { ignored } : {}),
  });
  const both = (world: WorldView): boolean => world.local('receiver').value === 'both';

  test('is consumed', () => {
    expect(asked(scenarioOf([sender, receiver()]), eventually(both)).verdict).toBe('violated');
  });

  test.each([
    ['link', scenarioOf([sender, receiver()], {}, { ignored: 'kept' })],
    ['party', scenarioOf([sender, receiver('kept')])],
  ])('is kept if the %s says so', (_, scenario) => {
    expect(asked(scenario, eventually(both)).verdict).toBe('holds');
  });

  test('blocks the messages behind it in a queue', () => {
    const queue = scenarioOf([sender, receiver('kept')], {}, { discipline: 'ordered' });
    expect(asked(queue, sometimes(both)).verdict).toBe('violated');
    expect(
      asked(
        queue,
        always(world => world.inbox('receiver').length === 2),
      ).verdict,
    ).toBe('holds');
  });
});

describe('a scenario begins', () => {
  const counter: Party = {
    name: 'counter',
    chart: chart({
      context: ({ input }: { input: { from: number } }) => ({ count: input.from }),
      on: {
        more: {
          actions: [
            assign({ count: ({ context }: never) => (context as { count: number }).count + 1 }),
            reply({ type: 'done' }),
          ],
        },
      },
    }),
    input: { from: 3 },
  };
  const other: Party = { name: 'other', chart: chart({ on: { done: {} } }) };
  const count = (world: WorldView): number => (world.local('counter').context as { count: number }).count;
  const more = { from: 'other', to: 'counter', message: { type: 'more' } };

  test('with the input of its parties', () => {
    expect(
      asked(
        scenarioOf([counter, other]),
        always(world => count(world) === 3),
      ).verdict,
    ).toBe('holds');
  });

  test('with messages in flight', () => {
    const begun = scenarioOf([counter, other], { beginnings: [{ name: 'asked', sends: [more] }] });
    expect(
      asked(
        begun,
        eventually(world => count(world) === 4),
      ),
    ).toMatchObject({ verdict: 'holds', explored: { worlds: 3 } });
  });

  test('in one of several initial worlds, each a choice', () => {
    const several = scenarioOf([counter, other], {
      beginnings: [
        { name: 'low' },
        { name: 'high', inputs: { counter: { from: 8 } } },
        { name: 'asked', sends: [more] },
      ],
    });
    expect(
      asked(
        several,
        sometimes(world => count(world) === 8),
      ),
    ).toMatchObject({ verdict: 'holds', steps: 1 });
    expect(
      asked(
        several,
        sometimes(world => count(world) === 4),
      ),
    ).toMatchObject({ verdict: 'holds', steps: 2 });
    expect(
      asked(
        several,
        sometimes(world => count(world) === 9),
      ).verdict,
    ).toBe('violated');
    // The world before the choice, three initial worlds, and two more after the last.
    expect(
      asked(
        several,
        always(() => true),
      ).explored,
    ).toMatchObject({ worlds: 6, steps: 5 });
    expect(
      asked(
        several,
        everyStep(({ before, after }) => count(after) - count(before) < 2),
      ).verdict,
      'no property speaks of how a run begins',
    ).toBe('holds');
    expect(
      asked(
        several,
        eventually(world => count(world) > 3 || world.inbox('counter').length === 0),
      ).verdict,
    ).toBe('holds');
  });

  test('an intent of both the scenario and the party is listed once', () => {
    const party: Party = {
      name: 'lamp',
      chart: chart({ initial: 'off', states: { off: { on: { go: 'on' } }, on: {} } }),
      intents: [{ type: 'go' }],
    };
    const granted = scenarioOf([party], { intents: [{ party: 'lamp', intent: { type: 'go' } }] });
    expect(
      asked(
        granted,
        always(() => true),
      ).explored,
    ).toMatchObject({ worlds: 2, steps: 1 });
  });
});

describe('a parameter', () => {
  const scenario = twoPhaseCommitOf(3);

  test('changes the size, and is printed if it is not the default', () => {
    const five = settingNamed(scenario, ['managers=5']);
    expect(settingWords(scenario, five)).toEqual(['managers=5']);
    expect(settingWords(scenario, settingNamed(scenario, ['managers=3']))).toEqual([]);
    expect(check(scenario, five, []).explored).toMatchObject({ worlds: 8_832, steps: 37_345 });
  });

  test.each([
    ['of another scenario', scenarioOf([]), { managers: 5 }, /has no parameters; "managers" was given/],
    ['unknown', scenario, { manager: 5 }, /did you mean "managers"/],
    ['out of bounds', scenario, { managers: 0 }, /from 1 to 20; "0" was given/],
    [
      'called like a word of settings',
      { ...scenario, parameters: { timers: scenario.parameters!.managers! } },
      {},
      /is a word of settings already/,
    ],
  ])('%s is refused', (_, of, parameters, line) => {
    expect(() => settingOf(of as Scenario, { parameters: parameters as Record<string, number> })).toThrow(line);
    expect(() => settingOf(of as Scenario, { parameters: parameters as Record<string, number> })).toThrow(InputError);
  });
});

/**
 * Goal: a step that only reports is a step. Method: parties of a few states, under every kind of search that accepts
 * the property.
 */
import { describe, expect, test } from 'vitest';
import { assign } from 'xstate';
import { type Party, reportFrom, send } from '#machines';
import { always, eventually, everyStep } from '../property/property.ts';
import { asked, scenarioOf } from '../property/verdict.test-kit.ts';
import type { Limits } from '../property/verdict.ts';
import { machine as chart } from '../world/chart/charts.test-kit.ts';
import type { Observer } from '../world/interning/observer-table.ts';
import type { WorldView } from '../world/world.ts';

const limitsOfEachSearch: readonly Limits[] = [
  {},
  { sleepSets: false },
  { deadMessages: true },
  { partialOrder: true },
];

describe('a step that only reports is a step', () => {
  const shop: Party = {
    name: 'shop',
    chart: chart({
      initial: 'idle',
      states: { idle: { on: { go: { target: 'asked', actions: send('bank', { type: 'charge' }) } } }, asked: {} },
    }),
    intents: [{ type: 'go' }],
  };
  const bank: Party = {
    name: 'bank',
    chart: chart({ on: { charge: { actions: reportFrom(() => ({ type: 'charged' })) } } }),
  };
  const charges: Observer = {
    name: 'charges',
    chart: chart({
      context: { count: 0 },
      on: {
        charged: {
          actions: assign({ count: ({ context }: never) => Math.min(2, (context as { count: number }).count + 1) }),
        },
      },
    }),
  };
  const count = (world: WorldView): number => (world.observer('charges').context as { count: number }).count;
  const once = scenarioOf(
    [shop, bank],
    { intents: [{ party: 'shop', intent: { type: 'go' }, times: 1 }] },
    { discipline: 'duplicating' },
  );

  test.each(limitsOfEachSearch)('to an observer, on a link that holds a set (%o)', limits => {
    expect(
      asked(
        once,
        always(world => count(world) < 1),
        limits,
        [charges],
      ),
    ).toMatchObject({ verdict: 'violated', steps: 2 });
    expect(
      asked(
        once,
        always(world => count(world) < 2),
        limits,
        [charges],
      ),
    ).toMatchObject({ verdict: 'violated', steps: 3 });
  });

  test.each(limitsOfEachSearch)('to a property about steps (%o)', limits => {
    expect(
      asked(
        once,
        everyStep(({ reports }) => reports.length === 0),
        limits,
      ),
    ).toMatchObject({ verdict: 'violated', steps: 2 });
  });

  test.each(limitsOfEachSearch)('an intent of a party without states (%o)', limits => {
    const till: Party = {
      name: 'till',
      chart: chart({ on: { pay: { actions: reportFrom(() => ({ type: 'charged' })) } } }),
      intents: [{ type: 'pay' }],
    };
    expect(
      asked(
        scenarioOf([till]),
        always(world => count(world) < 1),
        limits,
        [charges],
      ),
    ).toMatchObject({ verdict: 'violated', steps: 1 });
  });

  test('it is counted only if an observer or a property about steps hears it', () => {
    const nothing = (): boolean => true;
    expect(asked(once, always(nothing)).explored).toMatchObject({ worlds: 2, steps: 1 });
    expect(asked(once, everyStep(nothing)).explored).toMatchObject({ worlds: 2, steps: 2 });
    expect(asked(once, always(nothing), {}, [charges]).explored).toMatchObject({ worlds: 4, steps: 4 });
  });

  test('it enables nothing: a run ends although the step could repeat for ever, and quiet timers do not wait for it', () => {
    const waiting: Party = {
      name: 'waiting',
      chart: chart({ initial: 'wait', states: { wait: { after: { 1000: 'late' } }, late: {} } }),
    };
    const quiet = {
      ...once,
      system: scenarioOf([shop, bank, waiting], {}, { discipline: 'duplicating' }).system,
      timers: 'quiet' as const,
    };
    const late = (world: WorldView): boolean => world.local('waiting').value === 'late';
    expect(asked(quiet, eventually(late)).verdict).toBe('holds');
    expect(
      asked(
        once,
        eventually(world => world.local('shop').value === 'idle' || world.inbox('bank').length === 0),
      ).verdict,
    ).toBe('holds');
    expect(
      asked(
        once,
        eventually(() => false),
      ),
    ).toMatchObject({ verdict: 'violated', steps: 0 });
  });
});

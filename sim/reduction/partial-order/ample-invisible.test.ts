// Goal: no ample step is visible to a property (C2) or postpones others for ever (C3). Method: tiny parties, as in
// `ample.test.ts`.
import { describe, expect, test } from 'vitest';
import { assign, setup } from 'xstate';
import { remembering as party } from '#machines';
import { check } from '../../analysis/check.ts';
import { underTest, withAndWithout } from '../../property/property.test-kit.ts';
import { everyStep, type Property, type StepPredicate, sometimes } from '../../property/property.ts';
import type { Limits } from '../../property/verdict.ts';
import { been, scenarioOf, worker } from '../../samples/remembering.ts';
import type { Scenario } from '../../world/scenario.ts';
import { settingOf } from '../../world/setting.ts';

/** Expects the same verdict and token with partial order as without; returns the figures of both searches. */
function compared(scenario: Scenario, test: Property['test']) {
  const { said, explored } = withAndWithout(scenario, test);
  expect(said.reduced).toEqual(said.whole);
  return explored;
}

describe('a step that a property sees is no ample step (C2)', () => {
  test('a property that reads the party in few worlds only', () => {
    const test = sometimes(
      world => been('ben', 'done')(world) && been('ann', 'begun')(world) && !been('ann', 'halfway')(world),
    );
    const { verdict, restarts } = compared(scenarioOf([worker('ann'), worker('ben')]), test);
    expect(verdict).toBe('holds');
    expect(restarts).toBeGreaterThan(0);
  });

  test('a property that reads the choice or the messages of a step', () => {
    expect(
      compared(
        scenarioOf([worker('ann')]),
        everyStep(({ choice }) => choice.kind !== 'proceed'),
      ).verdict,
    ).toBe('violated');
    const saying = party('ann', {
      idle: { on: { go: ['begun'] } },
      begun: { now: ['done', 'ben', 'hello'] },
      done: {},
    });
    const listening = party('ben', { idle: { on: { hello: ['idle'] } } });
    const silent = everyStep(({ before, sends }) =>
      sends.every(({ to }) => to !== 'ben' || !been('ben', 'idle')(before)),
    );
    const { verdict } = compared(scenarioOf([saying, listening]), silent);
    expect(verdict).toBe('violated');
  });

  test('a property that reads the inbox of the party it sends to', () => {
    const calling = party('ann', {
      idle: { on: { go: ['begun', 'ben', 'wake'] } },
      begun: { now: ['done', 'ben', 'hello'] },
      done: {},
    });
    const sleeping = party('ben', {
      idle: { on: { wake: ['up'], hello: ['idle'] } },
      up: { on: { hello: ['glad'] } },
      glad: {},
    });
    const test = sometimes(
      world => world.inbox('ben').length === 0 && been('ben', 'up')(world) && !been('ben', 'glad')(world),
    );
    const { verdict, alone } = compared(scenarioOf([calling, sleeping]), test);
    expect([verdict, alone]).toEqual(['holds', 0]);
  });

  test('a property that reads the inbox of the receiver of a message with a stable reply', () => {
    const greeting = party('ann', {
      idle: { on: { go: ['begun', 'ben', 'hello'] } },
      begun: { now: ['done'] },
      done: {},
    });
    const deaf = party('ben', { idle: { on: { hello: ['idle'] } } });
    const scenario = scenarioOf([greeting, deaf], {}, { discipline: 'unordered', reach: 'network' });
    const late = sometimes(world => world.inbox('ben').length > 0 && been('ann', 'done')(world));
    expect(compared(scenario, late)).toMatchObject({ verdict: 'holds', alone: 0 });
    // If no property reads that inbox, the delivery is an ample step.
    expect(compared(scenario, sometimes(been('ann', 'done'))).alone).toBeGreaterThan(0);
  });

  test('a property about steps that refuses the loss or copy of a message with a stable reply', () => {
    const greeting = party('ann', {
      idle: { on: { go: ['begun', 'ben', 'hello'] } },
      begun: { now: ['done'] },
      done: {},
    });
    const deaf = party('ben', { idle: { on: { hello: ['idle'] } } });
    for (const kind of ['lose', 'copy'] as const) {
      const scenario = scenarioOf(
        [greeting, deaf],
        { faults: { [kind]: 1 } },
        { discipline: 'unordered', reach: 'network' },
      );
      const refuses = everyStep(({ choice }) => choice.kind !== kind);
      expect(compared(scenario, refuses).verdict).toBe('violated');
    }
  });

  test('a property that reads the party of a step, though another party takes steps with the same messages and reports', () => {
    // Both work, with the same messages and reports; only ben must not work once cid is greeted.
    const greeting = party('ben', {
      idle: { on: { go: ['begun', 'cid', 'hello'] } },
      begun: { now: ['done'] },
      done: {},
    });
    const greeted = party('cid', { idle: { on: { hello: ['glad'] } }, glad: {} });
    const rests = everyStep(
      ({ before, choice }) => !been('cid', 'glad')(before) || choice.kind !== 'proceed' || choice.party !== 'ben',
    );
    const { verdict, restarts } = compared(scenarioOf([worker('ann'), greeting, greeted]), rests);
    expect([verdict, restarts]).toEqual(['violated', 1]);
  });

  test('a property reads nothing after the step that decides it', () => {
    const other = party('cid', { idle: { on: { go: ['ready'] } }, ready: { on: { go: ['on'] } }, on: {} });
    const test = everyStep(({ before, after }) =>
      been('cid', 'on')(before) ? !been('ann', 'halfway')(after) : !been('cid', 'on')(after),
    );
    const { verdict, alone, restarts } = compared(scenarioOf([worker('ann'), other]), test);
    expect([verdict, alone, restarts]).toEqual(['violated', 6, 0]);
  });

  test('an observer that hears its report', () => {
    const scenario = scenarioOf([worker('ann'), worker('ben')]);
    const counting = setup({ types: { context: {} as { moves: number } } }).createMachine({
      id: 'counting',
      context: { moves: 0 },
      on: { moved: { actions: assign({ moves: ({ context }) => (context.moves + 1) % 3 }) } },
    });
    const property = {
      ...underTest(
        sometimes(
          world => (world.observer('counting').context as { moves: number }).moves === 2 && been('ann', 'begun')(world),
        ),
      ),
      observers: [{ name: 'counting', chart: counting as never }],
    };
    const reduced = check(scenario, settingOf(scenario), [property], { partialOrder: true });
    expect(reduced.explored.partialOrder!.alone).toBe(0);
  });
});

describe('a premise is met with partial order if it is met without', () => {
  const met = (scenario: Scenario, when: StepPredicate) => {
    const property = underTest(everyStep(() => true, when));
    const of = (limits: Limits) => check(scenario, settingOf(scenario), [property], limits);
    const [whole, reduced] = [of({}), of({ partialOrder: true })];
    expect(reduced.properties).toEqual(whole.properties);
    const { alone, restarts } = reduced.explored.partialOrder!;
    return { met: reduced.properties[0]!.met, alone, restarts };
  };

  test('by an ample step that reports', () => {
    const result = met(scenarioOf([worker('ann')]), ({ reports }) => reports.length > 0);
    expect(result).toMatchObject({ met: true });
    expect(result.alone).toBeGreaterThan(0);
  });

  test('by an ample step that is the only one to send', () => {
    const saying = party('ann', {
      idle: { on: { go: ['begun'] } },
      begun: { now: ['done', 'ben', 'hello'] },
      done: {},
    });
    const listening = party('ben', { idle: { on: { hello: ['idle'] } } });
    const result = met(scenarioOf([saying, listening]), ({ sends }) => sends.length > 0);
    // The first search learns that a premise needs it; the second judges it.
    expect(result).toEqual({ met: true, alone: 2, restarts: 1 });
  });

  test('by steps of one party while another waits, all of which are left out', () => {
    const busy = party('ann', { one: { now: ['two'] }, two: { now: ['three'] }, three: {} });
    const asked = party('ben', { idle: { on: { go: ['asked'] } }, asked: {} });
    const waits = been('ben', 'asked');
    const result = met(scenarioOf([busy, asked]), ({ before, after }) => waits(before) && waits(after));
    expect(result.met).toBe(true);
    expect(result.restarts).toBeGreaterThan(0);
  });

  test('by the copy of a message with a stable reply', () => {
    const asking = party('ann', { idle: { on: { go: ['done', 'ben', 'ask'] } }, done: {} });
    const deaf = party('ben', { idle: { on: { ask: ['idle'] } } });
    const scenario = scenarioOf([asking, deaf], { faults: { copy: 1 } }, { discipline: 'unordered', reach: 'network' });
    expect(met(scenario, ({ choice }) => choice.kind === 'copy').met).toBe(true);
    expect(met(scenario, ({ choice }) => choice.kind === 'lose').met).toBe(false);
  });
});

test('a cycle of ample steps does not postpone another party for ever (C3)', () => {
  const spinning = party('ann', {
    idle: { on: { go: ['left', 'ben', 'hello'] } },
    left: { now: ['right'] },
    right: { now: ['left'] },
  });
  const greeted = party('ben', { idle: { on: { hello: ['glad'] } }, glad: {} });
  const { verdict, alone } = compared(scenarioOf([spinning, greeted]), sometimes(been('ben', 'glad')));
  expect(verdict).toBe('holds');
  expect(alone).toBeGreaterThan(0);
});

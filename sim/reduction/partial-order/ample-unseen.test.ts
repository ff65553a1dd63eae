// Goal: no step is taken alone that a property sees, or that keeps others waiting for ever. Method: tiny parties, as in `ample.test.ts`.
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

/** What is said is the same with partial order and without; what was explored may not be. */
function compared(scenario: Scenario, test: Property['test']) {
  const { said, explored } = withAndWithout(scenario, test);
  expect(said.reduced).toEqual(said.whole);
  return explored;
}

describe('no property may see it (C2)', () => {
  test('not one that looks at the party in few worlds only', () => {
    const test = sometimes(
      world => been('ben', 'done')(world) && been('ann', 'begun')(world) && !been('ann', 'halfway')(world),
    );
    const { verdict, restarts } = compared(scenarioOf([worker('ann'), worker('ben')]), test);
    expect(verdict).toBe('holds');
    expect(restarts).toBeGreaterThan(0);
  });

  test('not one that looks at how a step is told', () => {
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

  test('not one that looks into the inbox of whom it sends to', () => {
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

  test('not one that looks into the inbox of whom a settled message is delivered to', () => {
    const greeting = party('ann', {
      idle: { on: { go: ['begun', 'ben', 'hello'] } },
      begun: { now: ['done'] },
      done: {},
    });
    const deaf = party('ben', { idle: { on: { hello: ['idle'] } } });
    const scenario = scenarioOf([greeting, deaf], {}, { discipline: 'unordered', reach: 'network' });
    const late = sometimes(world => world.inbox('ben').length > 0 && been('ann', 'done')(world));
    expect(compared(scenario, late)).toMatchObject({ verdict: 'holds', alone: 0 });
    // Where no property looks there, the message is delivered alone.
    expect(compared(scenario, sometimes(been('ann', 'done'))).alone).toBeGreaterThan(0);
  });

  test('not one about steps that minds a settled message being lost or copied', () => {
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
      const minds = everyStep(({ choice }) => choice.kind !== kind);
      expect(compared(scenario, minds).verdict).toBe('violated');
    }
  });

  test('not one that looks at whose step it is, though others take steps that are told alike', () => {
    // Both work, and tell of it with the same words; of the two, it is ben who must not work once cid is greeted.
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

  test('what would be read after the step that decides a property is not read', () => {
    const other = party('cid', { idle: { on: { go: ['ready'] } }, ready: { on: { go: ['on'] } }, on: {} });
    const test = everyStep(({ before, after }) =>
      been('cid', 'on')(before) ? !been('ann', 'halfway')(after) : !been('cid', 'on')(after),
    );
    const { verdict, alone, restarts } = compared(scenarioOf([worker('ann'), other]), test);
    expect([verdict, alone, restarts]).toEqual(['violated', 6, 0]);
  });

  test('nor an observer that rides along', () => {
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

describe('a premise is met with it where it is met without', () => {
  const met = (scenario: Scenario, when: StepPredicate) => {
    const property = underTest(everyStep(() => true, when));
    const of = (limits: Limits) => check(scenario, settingOf(scenario), [property], limits);
    const [whole, reduced] = [of({}), of({ partialOrder: true })];
    expect(reduced.properties).toEqual(whole.properties);
    const { alone, restarts } = reduced.explored.partialOrder!;
    return { met: reduced.properties[0]!.met, alone, restarts };
  };

  test('by a step taken alone, where it tells of itself', () => {
    const said = met(scenarioOf([worker('ann')]), ({ reports }) => reports.length > 0);
    expect(said).toMatchObject({ met: true });
    expect(said.alone).toBeGreaterThan(0);
  });

  test('by a step taken alone, which sends what no other does', () => {
    const saying = party('ann', {
      idle: { on: { go: ['begun'] } },
      begun: { now: ['done', 'ben', 'hello'] },
      done: {},
    });
    const listening = party('ben', { idle: { on: { hello: ['idle'] } } });
    const said = met(scenarioOf([saying, listening]), ({ sends }) => sends.length > 0);
    // Once to learn that it is looked for; then it is seen where it is taken.
    expect(said).toEqual({ met: true, alone: 2, restarts: 1 });
  });

  test('by steps of one party while another waits, which are left out', () => {
    const busy = party('ann', { one: { now: ['two'] }, two: { now: ['three'] }, three: {} });
    const asked = party('ben', { idle: { on: { go: ['asked'] } }, asked: {} });
    const waits = been('ben', 'asked');
    const said = met(scenarioOf([busy, asked]), ({ before, after }) => waits(before) && waits(after));
    expect(said.met).toBe(true);
    expect(said.restarts).toBeGreaterThan(0);
  });

  test('by the copy of a message that is answered in the same way for ever', () => {
    const asking = party('ann', { idle: { on: { go: ['done', 'ben', 'ask'] } }, done: {} });
    const deaf = party('ben', { idle: { on: { ask: ['idle'] } } });
    const scenario = scenarioOf([asking, deaf], { faults: { copy: 1 } }, { discipline: 'unordered', reach: 'network' });
    expect(met(scenario, ({ choice }) => choice.kind === 'copy').met).toBe(true);
    expect(met(scenario, ({ choice }) => choice.kind === 'lose').met).toBe(false);
  });
});

test('nobody else is kept waiting for ever (C3)', () => {
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

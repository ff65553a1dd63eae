// Goal: what a fault or an intent can still change is not taken out of its way. Method: a tiny system for each condition on
// what is delivered alone, in which it is the only one that fails.
import { expect, test } from 'vitest';
import { crash, type Link, remembering as party, send } from '#machines';
import { withAndWithout } from '../../property/property.test-kit.ts';
import { always, everyStep, sometimes } from '../../property/property.ts';
import { been, scenarioOf } from '../../samples/remembering.ts';
import { machine } from '../../world/chart/charts.test-kit.ts';
import type { Scenario } from '../../world/scenario.ts';

const bag: Link = { discipline: 'unordered', reach: 'network', inFlightMax: 3 };

/** Whether somebody can have been there, which partial order must not change, and how many worlds one party went on alone in. */
function reached(scenario: Scenario, who: string, state: string) {
  const { said, explored } = withAndWithout(scenario, sometimes(been(who, state)));
  expect(said.reduced).toEqual(said.whole);
  return [explored.verdict, explored.alone];
}

const asking = party('ann', {
  idle: { on: { go: ['asked', 'ben', 'ask'] } },
  asked: { later: ['tired'], on: { yes: ['glad'] } },
  tired: {},
  glad: {},
});
const answering = party('ben', { idle: { on: { ask: ['idle', 'ann', 'yes'] } } });
const tiring = (link: (from: string) => Link, lose: number): Scenario =>
  scenarioOf([asking, answering], {
    system: () => ({ parties: [asking, answering], link }),
    intents: [{ party: 'ann', intent: { type: 'go' }, times: 1 }],
    timers: 'quiet',
    faults: { lose },
  });

test('a question that can be lost is not answered alone, where its answer cannot be lost in its place', () => {
  const local = (from: string): Link => (from === 'ben' ? { ...bag, reach: 'local' } : bag);
  expect(reached(tiring(local, 1), 'ann', 'tired')).toEqual(['holds', 0]);
});

test('where its answer can be lost as well, it is', () => {
  expect(
    reached(
      tiring(() => bag, 1),
      'ann',
      'tired',
    ),
  ).toEqual(['holds', 1]);
  expect(
    reached(
      tiring(() => bag, 0),
      'ann',
      'tired',
    ),
  ).toEqual(['violated', 1]);
});

test('a question that a crash can take along is not answered alone, where the answer goes to somebody else', () => {
  const crashing = party(
    'ann',
    {
      idle: { on: { go: ['begun', 'cid', 'wake'] } },
      begun: { now: ['asked', 'ben', 'ask'] },
      asked: { on: { crash: ['down'] } },
      down: { on: { restart: ['up'] } },
      up: {},
    },
    [{ fault: crash }],
  );
  const passing = party('ben', { idle: { on: { ask: ['idle', 'cid', 'yes'] } } });
  const waiting = party('cid', {
    idle: { on: { wake: ['waiting'], yes: ['glad'] } },
    waiting: { later: ['tired'], on: { yes: ['glad'] } },
    tired: {},
    glad: {},
  });
  const once = [{ party: 'ann', intent: { type: 'go' }, times: 1 }];
  const quiet = (crash: number): Scenario =>
    scenarioOf([crashing, passing, waiting], { timers: 'quiet', faults: { crash }, intents: once }, bag);
  expect(reached(quiet(1), 'cid', 'tired')).toEqual(['holds', 4]);
  expect(reached(quiet(0), 'cid', 'tired')).toEqual(['violated', 2]);
});

test('a message is delivered alone to a party only where it cannot be told to do something else any more', () => {
  const telling = party('ann', {
    idle: { on: { go: ['begun', 'ben', 'hello'] } },
    begun: { now: ['done', 'ben', 'hello'] },
    done: {},
  });
  const told = party('ben', {
    idle: { on: { hello: ['ready'] } },
    ready: { on: { hello: ['met'], go: ['gone'] } },
    met: {},
    // It could be told so here as well, had it not been told so before.
    gone: { on: { hello: ['met'], go: ['again'] } },
    again: {},
  });
  const once = ['ann', 'ben'].map(name => ({ party: name, intent: { type: 'go' }, times: 1 }));
  // Both messages are there before the first is delivered, since ann comes first and goes on alone.
  const scenario = scenarioOf([telling, told], { intents: once });
  // Alone go ann where she has begun, ben where both wait, and ben where one waits once he was told.
  expect(reached(scenario, 'ben', 'gone')).toEqual(['holds', 3]);
  // Told so as often as one likes, ben goes on alone only where he was told so twice, in place of the last.
  expect(reached(scenarioOf([telling, told]), 'ben', 'gone')).toEqual(['holds', 3]);
});

test('a question that gets two answers is not answered alone: one loss takes the question, but not both answers', () => {
  const ann = {
    name: 'ann',
    chart: machine({
      initial: 'idle',
      states: {
        idle: { on: { go: { target: 'asked', actions: send('ben', { type: 'ask' }) } } },
        asked: { after: { 1000: 'tired' }, on: { yes: 'glad', sure: 'glad' } },
        tired: {},
        glad: {},
      },
    }),
  };
  const ben = {
    name: 'ben',
    chart: machine({ on: { ask: { actions: ['yes', 'sure'].map(type => send('ann', { type })) } } }),
  };
  const scenario = scenarioOf(
    [ann, ben],
    { intents: [{ party: 'ann', intent: { type: 'go' }, times: 1 }], timers: 'quiet', faults: { lose: 1 } },
    bag,
  );
  const { said } = withAndWithout(
    scenario,
    sometimes(world => world.local('ann').value === 'tired'),
  );
  expect(said.reduced).toEqual(said.whole);
  expect(said.whole[0]).toBe('holds');
});

test('a message that is heard now and not later, or changes something later, is not delivered alone', () => {
  const ann = {
    name: 'ann',
    chart: machine({
      initial: 'idle',
      states: {
        idle: { on: { go: { target: 'done', actions: ['hello', 'wake'].map(type => send('ben', { type })) } } },
        done: {},
      },
    }),
  };
  const waking = (later: object) => {
    const ben = {
      name: 'ben',
      chart: machine({
        initial: 'asleep',
        states: { asleep: { on: { hello: {}, wake: 'awake' } }, awake: later, met: {} },
      }),
    };
    return scenarioOf([ann, ben], { intents: [{ party: 'ann', intent: { type: 'go' } }] }, bag);
  };
  for (const [later, form] of [
    [{}, everyStep(({ heard }) => heard)],
    [{ on: { hello: 'met' } }, always(world => world.local('ben').value !== 'met')],
  ] as const) {
    const { said } = withAndWithout(waking(later), form);
    expect(said.reduced).toEqual(said.whole);
    expect(said.whole[0]).toBe('violated');
  }
});

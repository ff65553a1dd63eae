// Goal: a delivery is no ample step if a fault or an intent can still change its effect. Method: one tiny system for each
// condition on ample deliveries, in which no other condition is violated.
import { expect, test } from 'vitest';
import { crash, type Link, remembering as party, send } from '#machines';
import { withAndWithout } from '../../property/property.test-kit.ts';
import { always, everyStep, sometimes } from '../../property/property.ts';
import { been, scenarioOf } from '../../samples/remembering.ts';
import { machine } from '../../world/chart/charts.test-kit.ts';
import type { Scenario } from '../../world/scenario.ts';

const bag: Link = { discipline: 'unordered', reach: 'network', inFlightMax: 3 };

/** Whether a party can reach a state, with partial order as without, and the number of worlds with an ample set. */
function reached(scenario: Scenario, name: string, state: string) {
  const { said, explored } = withAndWithout(scenario, sometimes(been(name, state)));
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

test('the delivery of a question that can be lost is no ample step if its answer cannot be lost instead', () => {
  const local = (from: string): Link => (from === 'ben' ? { ...bag, reach: 'local' } : bag);
  expect(reached(tiring(local, 1), 'ann', 'tired')).toEqual(['holds', 0]);
});

test('the delivery of a question that can be lost is an ample step if its answer can be lost as well', () => {
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

test('the delivery of a question that a crash can remove is no ample step if the answer goes to a third party', () => {
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

test('a delivery is an ample step only after the last intent of its receiver', () => {
  const greeting = party('ann', {
    idle: { on: { go: ['begun', 'ben', 'hello'] } },
    begun: { now: ['done', 'ben', 'hello'] },
    done: {},
  });
  const greeted = party('ben', {
    idle: { on: { hello: ['ready'] } },
    ready: { on: { hello: ['met'], go: ['gone'] } },
    met: {},
    // The intent is possible here as well, but it was spent before.
    gone: { on: { hello: ['met'], go: ['again'] } },
    again: {},
  });
  const once = ['ann', 'ben'].map(name => ({ party: name, intent: { type: 'go' }, times: 1 }));
  // Both messages are in flight before the first is delivered, since ann comes first and its steps are ample.
  const scenario = scenarioOf([greeting, greeted], { intents: once });
  // Ample sets: ann's when it has begun; ben's with both messages in flight; ben's with one in flight after its intent.
  expect(reached(scenario, 'ben', 'gone')).toEqual(['holds', 3]);
  // With an unlimited intent, ben's last ample set is the one after its second intent.
  expect(reached(scenarioOf([greeting, greeted]), 'ben', 'gone')).toEqual(['holds', 3]);
});

test('the delivery of a question with two answers is no ample step: one loss removes the question, but not both answers', () => {
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

test('the delivery of a message is no ample step if it is unheard or changes something in a later state', () => {
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

/**
 * Goal: a trace without a counterpart in the plain model is refused. Method: a link for one message is full of a dead
 * message.
 */
import { expect, test } from 'vitest';
import { send } from '#machines';
import { sometimes } from '../../property/property.ts';
import { asked, scenarioOf } from '../../property/verdict.test-kit.ts';
import { machine } from '../../world/chart/charts.test-kit.ts';

test('a trace that needs the space of a dead message for which no move waits is refused', () => {
  const passing = (target: string) => ({ target, actions: send('deaf', { type: 'note' }) });
  const parties = [
    { name: 'caller', chart: machine({ on: { call: { actions: send('passer', { type: 'ping' }) } } }) },
    {
      name: 'passer',
      chart: machine({
        initial: 'none',
        states: { none: { on: { ping: passing('one') } }, one: { on: { ping: passing('two') } }, two: {} },
      }),
    },
    { name: 'deaf', chart: machine({ on: { note: {} } }) },
  ];
  const intents = [{ party: 'caller', intent: { type: 'call' }, times: 2 }];
  const scenario = scenarioOf(parties, { intents }, { inFlightMax: 1 });
  const twice = sometimes(world => world.local('passer').value === 'two');
  expect(asked(scenario, twice)).toMatchObject({ verdict: 'holds', steps: 5 });
  expect(() => asked(scenario, twice, { deadMessages: true })).toThrow(
    'dead-messages: a trace cannot be replayed in full, since a link is full of messages that were left out; check without it',
  );
});

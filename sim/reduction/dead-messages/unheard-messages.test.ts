/**
 * Goal: a message for which its receiver has no transition is dead, unless a property refuses unheard deliveries.
 * Method: a question asked twice, with copies.
 */
import { describe, expect, test } from 'vitest';
import { type Party, reply, send } from '#machines';
import { always, everyStep, type Form } from '../../property/property.ts';
import { asked, scenarioOf } from '../../property/verdict.test-kit.ts';
import { machine as chart } from '../../world/chart/charts.test-kit.ts';
import type { Scenario } from '../../world/scenario.ts';

const asker: Party = {
  name: 'asker',
  chart: chart({
    initial: 'asks',
    states: {
      asks: { entry: send('answerer', { type: 'question' }), after: { 1000: 'again' }, on: { answer: 'knows' } },
      again: { entry: send('answerer', { type: 'question' }), on: { answer: 'knows' } },
      knows: { after: { 1000: 'glad' } },
      glad: {},
    },
  }),
};
const answerer: Party = {
  name: 'answerer',
  chart: chart({ on: { question: { actions: reply({ type: 'answer' }) } } }),
};
const twice = scenarioOf([asker, answerer], { faults: { copy: 2 } }, { inFlightMax: 4 });

/**
 * Expects the same verdict and length with the reduction as without; returns them, and whether there are fewer worlds.
 */
function both(scenario: Scenario, form: Form) {
  const [whole, reduced] = [asked(scenario, form), asked(scenario, form, { deadMessages: true })];
  const outcome = ({ verdict, steps }: typeof whole) => ({ verdict, steps });
  expect(outcome(reduced)).toEqual(outcome(whole));
  return { outcome: outcome(whole), isSmaller: reduced.explored.worlds < whole.explored.worlds };
}

describe('an answer that is already known', () => {
  test('is left out if no property is about steps', () => {
    expect(
      both(
        twice,
        always(world => world.local('asker').value !== 'glad'),
      ),
    ).toMatchObject({ outcome: { verdict: 'violated' }, isSmaller: true });
    expect(
      both(
        twice,
        always(() => true),
      ),
    ).toEqual({ outcome: { verdict: 'holds', steps: undefined }, isSmaller: true });
  });

  test('is left out if a property about steps accepts its unheard delivery', () => {
    expect(
      both(
        twice,
        everyStep(({ sends }) => sends.length < 2),
      ).isSmaller,
    ).toBe(true);
  });

  test('is kept if a property refuses its unheard delivery', () => {
    expect(
      both(
        twice,
        everyStep(({ heard }) => heard),
      ).outcome,
    ).toEqual({ verdict: 'violated', steps: 4 });
  });

  test('is kept if a property that reads the choice refuses its unheard delivery', () => {
    const refuses = everyStep(({ choice, heard }) => choice.kind !== 'deliver' || choice.party !== 'asker' || heard);
    expect(both(twice, refuses).outcome).toEqual({ verdict: 'violated', steps: 4 });
  });
});

test('a message that its receiver keeps at the head of a queue blocks the others and is not dead', () => {
  const kept = (discipline: 'ordered' | 'unordered') =>
    scenarioOf(
      [
        {
          name: 'sender',
          chart: chart({
            initial: 'begin',
            states: { begin: { entry: [send('receiver', { type: 'strange' }), send('receiver', { type: 'known' })] } },
          }),
        },
        {
          name: 'receiver',
          chart: chart({ initial: 'waits', states: { waits: { on: { known: 'met' } }, met: {} } }),
          ignored: 'kept',
        },
      ],
      {},
      { discipline },
    );
  const unmet = always(world => world.local('receiver').value !== 'met');
  expect(both(kept('ordered'), unmet).outcome.verdict).toBe('holds');
  expect(both(kept('unordered'), unmet).outcome.verdict).toBe('violated');
});

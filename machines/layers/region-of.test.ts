/** Goal: a region has the layers of its kind and no others, and stands by itself with each. Method: a loan, in XState. */
import { expect, test } from 'vitest';
import { differing } from './difference.ts';
import { loan, sends } from './loan.test-kit.ts';
import { layerNames, regionOf } from './region-of.ts';
import { retrying } from './retrying.ts';

const subject = {
  id: 'loan',
  receivers: { library: 'library', reader: 'reader', courier: 'courier' },
  kept: () => ({}),
};
const doing = (action: string) => differing({ doing: { asking: { 'loan.refused': action } } });
const layers = {
  safeguards: { sighing: doing('sighs'), leaving: undefined },
  features: { moaning: doing('moans') },
  everywhere: { retrying: retrying('replyTimeout') },
};

test.each([
  ['protocol', 1],
  ['safeguards', 2],
  ['features', 3],
  ['all', 3],
] as const)('%s lays what is up to it, and nothing more', (layer, actions) => {
  const { asking } = regionOf(subject, loan, layers, layer).states;
  expect([asking.on['loan.refused'].actions].flat()).toHaveLength(actions);
  expect(Object.keys(asking.states ?? {})).toEqual(layer === 'all' ? ['asked', 'askedAgain'] : []);
});

test('what leads to the last time of asking leads to the only one, where nothing asks twice', () => {
  const again = { target: 'asking.askedAgain', description: 'Asks again.' };
  const patient = differing({
    instead: { asking: { entry: sends('library', 'loan.request'), replyTimeout: again } },
    also: { lent: { 'loan.start': again, always: { guard: 'closed', ...again } } },
  })(loan);
  const targets = layerNames.map(layer => {
    const { asking, lent } = regionOf(subject, patient, layers, layer).states;
    return [(asking.after ?? asking.states.asked.after).replyTimeout, lent.on['loan.start'], lent.always].map(
      ({ target }) => target,
    );
  });
  const once = ['asking', 'asking', 'asking'];
  expect(targets).toEqual([once, once, once, ['askedAgain', 'asking.askedAgain', 'asking.askedAgain']]);
});

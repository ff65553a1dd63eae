/** Goal: a picture can be drawn with any of its layers. Method: a loan of a book. */
import { expect, test } from 'vitest';
import { differing } from './difference.ts';
import { loan } from './loan.test-kit.ts';
import { layerNames, regionOf, when } from './region-of.ts';
import { retrying } from './retrying.ts';

const subject = { id: 'loan', receivers: { library: 'library', courier: 'courier', reader: 'ann' }, kept: () => ({}) };
const adds = (name: string) => differing({ states: { [name]: { description: name } } });
const layers = {
  safeguards: { reserving: adds('reserved'), never: when(false, adds('never')) },
  features: { returning: adds('returned') },
  everywhere: { retrying: retrying('replyTimeout'), reading: adds('read') },
};

test('layers are laid in order, up to the one that is named', () => {
  const added = layerNames.map(upTo =>
    Object.keys(regionOf(subject, loan, layers, upTo).states).filter(name => !(name in loan.states)),
  );
  expect(added).toEqual([[], ['reserved'], ['reserved', 'returned'], ['reserved', 'returned', 'read']]);
});

test('without retries, a way to the last time of asking leads to the state that asks', () => {
  const again = differing({
    also: { lent: { 'loan.start': { target: 'asking.askedAgain', description: 'Asks once more.' } } },
    instead: { asking: { replyTimeout: { target: 'asking.askedAgain', description: 'No answer: asks again.' } } },
  });
  const drawn = (upTo: 'features' | 'all') =>
    regionOf(subject, loan, { features: { again }, everywhere: layers.everywhere }, upTo).states;
  expect(drawn('features').lent.on['loan.start']).toMatchObject({ target: 'asking' });
  expect(drawn('features').asking.after.replyTimeout).toMatchObject({ target: 'asking', reenter: true });
  expect(drawn('all').lent.on['loan.start']).toMatchObject({ target: 'asking.askedAgain' });
  expect(drawn('all').asking.states.askedAgain.after).toBeUndefined();
});

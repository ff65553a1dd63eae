import { expect, test } from 'vitest';
import { firstInstallation, isOlder, nextInstallation, requestOf, sequenceOf } from './identifier.ts';

const devices = ['new', 'third', 'old'];

/** The numbers of the first installations of the app on a device. */
const installationsOn = (place: number): readonly number[] => {
  const numbers = [firstInstallation(place)];
  while (numbers.length < 5) numbers.push(nextInstallation(numbers.at(-1)!, devices));
  return numbers;
};

test('no two installations have the same number, whichever devices they are on', () => {
  const numbers = devices.flatMap((_, place) => installationsOn(place));
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('a request of a later installation on a device is newer than all of an earlier one', () => {
  const [first, second] = installationsOn(2);
  expect(sequenceOf(second!, 0)).toBeGreaterThan(sequenceOf(first!, 500));
});

test.each([
  ['of the same installation', 1, 9, 1, 10, true],
  ['of a later installation', 1, 9, 4, 1, true],
  ['of an earlier installation', 4, 1, 1, 9, false],
  ['that is the same', 1, 9, 1, 9, false],
])('a request is older than one %s, or not', (_, installation, requested, other, otherRequested, older) => {
  expect(isOlder(requestOf(installation, requested), requestOf(other, otherRequested))).toBe(older);
});

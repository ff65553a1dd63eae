import { expect, test } from 'vitest';
import { firstInstallation, nextInstallation, sequenceOf } from './identifier.ts';

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

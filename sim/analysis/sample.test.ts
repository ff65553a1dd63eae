import { expect, test } from 'vitest';
import { sampleOf } from './baseline.ts';

test('a sample depends on the names alone: one that goes takes only its own place', () => {
  const all = Array.from({ length: 100 }, (_, at) => ({ name: `mutation ${at}` }));
  const before = sampleOf(all, 20, 1);
  expect(before).toHaveLength(20);
  const now = sampleOf(
    all.filter(each => each !== before[3]),
    20,
    1,
  );
  expect(before.filter(each => !now.includes(each))).toEqual([before[3]]);
  expect(sampleOf(all, 20, 2)).not.toEqual(before);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CompactPaths } from './compact-paths.ts';
import { Frontier } from './frontier.ts';

test('the path to every world of any tree is returned', () => {
  // The number of children of each world, sometimes more than a byte can hold.
  const children = fc.array(fc.oneof({ weight: 9, arbitrary: fc.nat(3) }, fc.constantFrom(0, 300)), { maxLength: 600 });
  fc.assert(
    fc.property(children, counts => {
      const paths = new CompactPaths();
      const expected: (readonly number[])[] = [[]];
      for (const [parent, count] of counts.entries()) {
        if (parent >= expected.length) break;
        paths.open(parent);
        for (let child = 0; child < count; child++) {
          expect(paths.add(parent, 7 * child)).toBe(expected.length);
          expected.push([...expected[parent]!, 7 * child]);
        }
      }
      for (const [world, path] of expected.entries()) expect(paths.pathTo(world)).toEqual(path);
    }),
    { seed: 1, numRuns: 30 },
  );
});

test('the frontier returns its worlds in order, and frees their memory', () => {
  const frontier = new Frontier(2);
  const row = new Int32Array(2);
  let taken = 0;
  const take = () => {
    frontier.take(row);
    expect([...row]).toEqual([taken, 7 * taken]);
    taken++;
  };
  for (let put = 0; put < 30_000; put++) {
    frontier.push(Int32Array.from([put, 7 * put]));
    if (put % 3 > 0) take();
  }
  while (frontier.count > 0) take();
  expect([taken, frontier.bytes]).toEqual([30_000, 4_096 * 8]);
});

test('paths take two bytes for each world, in blocks, and eight for each 256 parents', () => {
  const paths = new CompactPaths();
  for (let parent = 0; parent < 257; parent++) {
    paths.open(parent);
    paths.add(parent, 0);
  }
  expect(paths.bytes).toBe(2 * 65_536 + 2 * 8);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CompactPaths } from './compact-paths.ts';
import { Frontier } from './frontier.ts';

test('the way to every world of any tree is told', () => {
  // Of each world, how many worlds are found from it; and now and then more than a byte can count.
  const children = fc.array(fc.oneof({ weight: 9, arbitrary: fc.nat(3) }, fc.constantFrom(0, 300)), { maxLength: 600 });
  fc.assert(
    fc.property(children, counts => {
      const ancestry = new CompactPaths();
      const ways: (readonly number[])[] = [[]];
      for (const [parent, count] of counts.entries()) {
        if (parent >= ways.length) break;
        ancestry.open(parent);
        for (let child = 0; child < count; child++) {
          expect(ancestry.add(parent, 7 * child)).toBe(ways.length);
          ways.push([...ways[parent]!, 7 * child]);
        }
      }
      for (const [world, way] of ways.entries()) expect(ancestry.way(world)).toEqual(way);
    }),
    { seed: 1, numRuns: 30 },
  );
});

test('the frontier gives its worlds back in order, and forgets them', () => {
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

test('it takes two bytes a world, in blocks, and eight for each 256 parents', () => {
  const paths = new CompactPaths();
  for (let parent = 0; parent < 257; parent++) {
    paths.open(parent);
    paths.add(parent, 0);
  }
  expect(paths.bytes).toBe(2 * 65_536 + 2 * 8);
});

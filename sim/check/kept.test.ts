/** Goal: what is kept of a search is what it has. Method: as many worlds as fill their words, one less and one more. */
import { expect, test } from 'vitest';
import { adoptMarks, marksOf } from './kept.ts';
import { Marks } from './marks.ts';
import { Words } from './pieces.ts';

test.each([31, 32, 33])('the marks of %i worlds are kept, in no more words than they take', worlds => {
  const [given, kept] = [new Marks(), new Marks()];
  for (let world = 0; world < worlds; world++) given.set(world, world % 4);
  const all = [...marksOf(given, worlds)];
  expect(all).toHaveLength(Math.ceil(worlds / 16));
  const words = new Words(all);
  adoptMarks(kept, worlds, words);
  words.end();
  for (let world = 0; world < worlds; world++) expect(kept.get(world)).toBe(world % 4);
});

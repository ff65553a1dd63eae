/** Goal: what is kept of a search is what it has. Method: as many worlds as fill their words, one less and one more. */
import { expect, test } from 'vitest';
import { StateGraph } from '../storage/state-graph.ts';
import { StateMarks } from '../storage/state-marks.ts';
import { Words } from '../storage/word-file.ts';
import { adoptGraph, adoptMarks, graphOf, marksOf } from './search-state.ts';

test.each([31, 32, 33])('the marks of %i worlds are kept, in no more words than they take', worlds => {
  const [given, kept] = [new StateMarks(), new StateMarks()];
  for (let world = 0; world < worlds; world++) given.set(world, world % 4);
  const all = [...marksOf(given, worlds)];
  expect(all).toHaveLength(Math.ceil(worlds / 16));
  const words = new Words(all);
  adoptMarks(kept, worlds, words);
  words.end();
  for (let world = 0; world < worlds; world++) expect(kept.get(world)).toBe(world % 4);
});

test('the steps of the first so many worlds are kept: where each leads, and what it is an instance of', () => {
  const steps = [
    [
      [1, 7],
      [2, -1],
    ],
    [],
    [[0, 3]],
  ] as const;
  const [given, kept] = [new StateGraph(), new StateGraph()];
  for (const [world, each] of steps.entries()) {
    given.beginWorlds(world);
    for (const [to, item] of each) given.addStep(to, item);
  }
  const words = new Words([...graphOf(given, 3)]);
  adoptGraph(kept, 3, words);
  words.end();
  const told = steps.map((_, world) =>
    Array.from({ length: kept.first(world + 1) - kept.first(world) }, (_, at) => {
      const step = kept.first(world) + at;
      return [kept.to[step], kept.item[step]];
    }),
  );
  expect(told).toEqual(steps);
});

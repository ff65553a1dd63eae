/**
 * Goal: a saved search state restores the same state. Method: as many worlds as fill whole words, one less and one
 * more.
 */
import { expect, test } from 'vitest';
import { StateGraph } from '../storage/state-graph.ts';
import { StateMarks } from '../storage/state-marks.ts';
import { Words } from '../storage/word-file.ts';
import { graphOf, marksOf, restoreGraph, restoreMarks } from './search-state.ts';

test.each([31, 32, 33])('the marks of %i worlds are restored, from the least number of words', worlds => {
  const [given, kept] = [new StateMarks(), new StateMarks()];
  for (let world = 0; world < worlds; world++) given.set(world, world % 4);
  const all = [...marksOf(given, worlds)];
  expect(all).toHaveLength(Math.ceil(worlds / 16));
  const words = new Words(all);
  restoreMarks(kept, worlds, words);
  words.end();
  for (let world = 0; world < worlds; world++) expect(kept.get(world)).toBe(world % 4);
});

test('the steps of the first worlds are restored with their targets and fairness items', () => {
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
  restoreGraph(kept, 3, words);
  words.end();
  const restored = steps.map((_, world) =>
    Array.from({ length: kept.first(world + 1) - kept.first(world) }, (_, at) => {
      const step = kept.first(world) + at;
      return [kept.to[step], kept.item[step]];
    }),
  );
  expect(restored).toEqual(steps);
});

import { expect, test } from 'vitest';
import { catalogue } from '#properties';
import { scenarios, settingOf, step } from '#sim';
import { openRun, worldOf } from './run.ts';
import {
  branchesOf,
  branchStart,
  foldedAlong,
  latestTip,
  pathTo,
  siblingOf,
  type Tree,
  withName,
  withSteps,
  withSuggestion,
} from './tree.ts';

const lossyBind = scenarios.find(({ name }) => name === 'lossy-bind')!;
const run = openRun(lossyBind, settingOf(lossyBind), catalogue);

/** A tree with two branches after its first step, one of which continues. */
function forked(): { readonly tree: Tree; readonly ids: readonly (readonly number[])[] } {
  const root = run.tree.nodes[0]!;
  const first = step(worldOf(run), 0)!;
  const [left, right] = [step(first.to, 0)!, step(first.to, 1)!];
  const on = step(left.to, 0)!;
  const one = withSteps(run.tree, root, [first, left, on]);
  const two = withSteps(one.tree, root, [first, right]);
  return { tree: two.tree, ids: [one.line, two.line].map(line => line.map(({ id }) => id)) };
}

test('known steps are followed, and only new steps add nodes', () => {
  const { tree, ids } = forked();
  expect(ids).toEqual([
    [1, 2, 3],
    [1, 4],
  ]);
  expect(tree.children).toEqual([[1], [2, 4], [3], [], []]);
  expect(run.tree.nodes.length).toBe(1);
});

test('each node has a path to the root, to the end of the newest branch, and to the neighbouring branch', () => {
  const { tree } = forked();
  const [root, first, left, on, right] = tree.nodes;
  expect(pathTo(on!).map(({ id }) => id)).toEqual([1, 2, 3]);
  expect(latestTip(tree, root!)).toBe(right);
  expect(siblingOf(tree, left!, 1)).toBe(right);
  expect(siblingOf(tree, right!, 1)).toBe(left);
  expect(siblingOf(tree, first!, 1)).toBeUndefined();
  expect([branchStart(tree, on!), branchStart(tree, first!)]).toEqual([left, undefined]);
});

test('branches run from fork to fork, and keep their names', () => {
  const { tree } = forked();
  const told = branchesOf(tree).map(({ first, last, level }) => [first.id, last.id, level]);
  expect(told).toEqual([
    [0, 1, 0],
    [2, 3, 1],
    [4, 4, 1],
  ]);
  const called = withName(withSuggestion(tree, tree.nodes[4]!, 'found'), tree.nodes[2]!, 'calm');
  expect([called.names, called.suggestions]).toEqual([{ 2: 'calm' }, { 4: 'found' }]);
  expect(withName(called, tree.nodes[2]!, '').names).toEqual({});
});

test('a fold computes its value once for each node', () => {
  const { tree } = forked();
  let gathered = 0;
  const depthOf = foldedAlong(0, (_, before: number) => {
    gathered++;
    return before + 1;
  });
  expect(tree.nodes.map(depthOf)).toEqual([0, 1, 2, 3, 2]);
  expect(depthOf(tree.nodes[3]!)).toBe(3);
  expect(gathered).toBe(4);
});

/** Goal: fairness is neither too weak nor too strong. Method: graphs small enough to judge by eye. */
import { describe, expect, test } from 'vitest';
import { StateGraph } from '../storage/state-graph.ts';
import { components } from './fairness.ts';
import { fairCounterexample } from './liveness.ts';
import type { Form } from './property.ts';

/** Each world lists its steps as [to, item]; item -1 is an intent or a fault, which no fair run has to take. */
function graphOf(worlds: readonly (readonly (readonly [to: number, item: number])[])[]): StateGraph {
  const graph = new StateGraph();
  for (const steps of worlds) {
    graph.beginWorlds(graph.worlds);
    for (const [to, item] of steps) graph.addStep(to, item);
  }
  return graph;
}

function broken(graph: StateGraph, form: Form['form'], goals: readonly number[], triggers: readonly number[] = [0]) {
  const cyclic = components(graph, Array(graph.worlds).keys(), () => true).flat();
  return fairCounterexample(graph, cyclic, {
    trigger: form === 'leadsTo' ? world => triggers.includes(world) : undefined,
    goal: world => goals.includes(world),
    goalDischarges: form !== 'stabilises',
  });
}

describe('eventually', () => {
  test('holds where every run ends in the goal', () => {
    expect(broken(graphOf([[[1, 0]], [[2, 1]], []]), 'eventually', [2])).toBeUndefined();
  });

  test('is violated by a settled world without the goal, shown by the shortest way there', () => {
    const graph = graphOf([
      [
        [1, 0],
        [2, 1],
      ],
      [[3, 2]],
      [],
      [],
    ]);
    expect(broken(graph, 'eventually', [3])).toEqual({ stem: [1], cycle: undefined });
  });

  test('is violated where only an intent could still lead on, for no fair run has to take one', () => {
    expect(broken(graphOf([[[1, -1]], []]), 'eventually', [1])).toEqual({ stem: [], cycle: undefined });
  });

  test('is violated by a fair cycle, shown as a lasso', () => {
    const graph = graphOf([[[1, 0]], [[2, 1]], [[1, 2]]]);
    expect(broken(graph, 'eventually', [])).toEqual({ stem: [0], cycle: [0, 0] });
  });

  test('is violated by a ring, gone round once', () => {
    expect(broken(graphOf([[[1, 5]], [[2, 6]], [[0, 7]]]), 'eventually', [])).toEqual({ stem: [], cycle: [0, 0, 0] });
  });

  test('is violated by a cycle that takes no more than it has to: no intent, no fault', () => {
    const graph = graphOf([
      [
        [1, 0],
        [2, -1],
      ],
      [[0, 1]],
      [[0, -1]],
    ]);
    expect(broken(graph, 'eventually', [])).toEqual({ stem: [], cycle: [0, 0] });
  });

  test('holds where the cycle passes over, again and again, what it must take some day', () => {
    // World 1 offers item 3 on every round; strong fairness takes it, out of the cycle and into the goal.
    const graph = graphOf([
      [[1, 0]],
      [
        [2, 1],
        [3, 3],
      ],
      [[1, 2]],
      [],
    ]);
    expect(broken(graph, 'eventually', [3])).toBeUndefined();
  });

  test('is violated where what is passed over is a fault', () => {
    const graph = graphOf([
      [[1, 0]],
      [
        [2, 1],
        [3, -1],
      ],
      [[1, 2]],
      [],
    ]);
    expect(broken(graph, 'eventually', [3])).toEqual({ stem: [0], cycle: [0, 0] });
  });

  test('holds where the item left out of one cycle is taken in a larger one that meets the goal', () => {
    // 1 → 2 → 1 starves item 5; taking it leads to the goal 3 and back.
    const graph = graphOf([
      [[1, 0]],
      [
        [2, 1],
        [3, 5],
      ],
      [[1, 2]],
      [[1, 4]],
    ]);
    expect(broken(graph, 'eventually', [3])).toBeUndefined();
  });
});

test('a run that violates `eventually` never meets the goal, though a shorter way through it leads to the same end', () => {
  const graph = graphOf([
    [
      [1, 0],
      [2, 1],
    ],
    [[4, 2]],
    [[3, 3]],
    [[4, 4]],
    [],
  ]);
  expect(broken(graph, 'eventually', [1])).toEqual({ stem: [1, 0, 0], cycle: undefined });
});

describe('leadsTo', () => {
  test('holds where the trigger never holds', () => {
    expect(broken(graphOf([[[1, 0]], []]), 'leadsTo', [], [])).toBeUndefined();
  });

  test('is pending from the beginning where the trigger holds there and the goal does not', () => {
    expect(broken(graphOf([[[1, 0]], []]), 'leadsTo', [], [0])).toEqual({ stem: [0], cycle: undefined });
    expect(broken(graphOf([[[1, 0]], []]), 'leadsTo', [0], [0])).toBeUndefined();
  });

  test('is violated after the trigger, even where the goal was met before it', () => {
    const graph = graphOf([[[1, 0]], [[2, 1]], []]);
    expect(broken(graph, 'leadsTo', [0], [1])).toEqual({ stem: [0, 0], cycle: undefined });
  });

  test('is violated by the second obligation', () => {
    // Trigger in 0 and 2, goal in 1; the run ends with an obligation pending.
    const graph = graphOf([[[1, 0]], [[2, 1]], []]);
    expect(broken(graph, 'leadsTo', [1], [0, 2])).toEqual({ stem: [0, 0], cycle: undefined });
  });
});

describe('stabilises', () => {
  test('is violated by a fair cycle that leaves the goal again and again', () => {
    const lasso = broken(graphOf([[[1, 0]], [[0, 1]]]), 'stabilises', [0]);
    expect(lasso).toEqual({ stem: [], cycle: [0, 0] });
  });

  test('shows where the goal is left, though no item is starved there', () => {
    const graph = graphOf([
      [[1, 0]],
      [
        [0, 1],
        [2, -1],
      ],
      [[1, -1]],
    ]);
    expect(broken(graph, 'stabilises', [0, 1])).toEqual({ stem: [], cycle: [0, 0, 0, 1, 0, 0] });
  });

  test('holds where the goal is lost for a while and settled in at last', () => {
    expect(broken(graphOf([[[1, 0]], [[2, 1]], []]), 'stabilises', [0, 2])).toBeUndefined();
  });
});

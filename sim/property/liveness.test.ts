/** Goal: fairness is neither too weak nor too strong. Method: graphs small enough to check by hand. */
import { describe, expect, test } from 'vitest';
import { StateGraph } from '../storage/state-graph.ts';
import { components } from './fairness.ts';
import { fairCounterexample } from './liveness.ts';
import type { Form } from './property.ts';

/** Each world lists its steps as [to, item]. Item -1 is an intent or a fault, which a fair run never has to take. */
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

  test('is violated by a settled world without the goal, with the shortest path there as its trace', () => {
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

  test('is violated if only an intent leads to the goal, since a fair run never has to take an intent', () => {
    expect(broken(graphOf([[[1, -1]], []]), 'eventually', [1])).toEqual({ stem: [], cycle: undefined });
  });

  test('is violated by a fair cycle, shown as a lasso', () => {
    const graph = graphOf([[[1, 0]], [[2, 1]], [[1, 2]]]);
    expect(broken(graph, 'eventually', [])).toEqual({ stem: [0], cycle: [0, 0] });
  });

  test('is violated by a ring, with one round as the cycle', () => {
    expect(broken(graphOf([[[1, 5]], [[2, 6]], [[0, 7]]]), 'eventually', [])).toEqual({ stem: [], cycle: [0, 0, 0] });
  });

  test('is violated by a cycle that takes only the steps that fairness requires: no intent and no fault', () => {
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

  test('holds if every cycle without the goal enables an item that it never takes', () => {
    // World 1 enables item 3 in every round; strong fairness takes it, and it leads from the cycle to the goal.
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

  test('is violated if the cycle never takes a fault that it enables', () => {
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

  test('holds if the item that one cycle never takes is taken only in a larger cycle with the goal', () => {
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

test('a run that violates `eventually` avoids the goal, though a shorter path to the same end has it', () => {
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
  test('holds if the trigger is never true', () => {
    expect(broken(graphOf([[[1, 0]], []]), 'leadsTo', [], [])).toBeUndefined();
  });

  test('has its obligation pending from the first world on if the trigger is true there and the goal is not', () => {
    expect(broken(graphOf([[[1, 0]], []]), 'leadsTo', [], [0])).toEqual({ stem: [0], cycle: undefined });
    expect(broken(graphOf([[[1, 0]], []]), 'leadsTo', [0], [0])).toBeUndefined();
  });

  test('is violated after the trigger, even if the goal was true before it', () => {
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

  test('reports a cycle through a world without the goal, though fairness alone does not require that world', () => {
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

  test('holds if the goal is false for a while and true for ever in the end', () => {
    expect(broken(graphOf([[[1, 0]], [[2, 1]], []]), 'stabilises', [0, 2])).toBeUndefined();
  });
});

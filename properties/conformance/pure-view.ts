/**
 * Shortest paths of a chart by `@xstate/test`. It gets a view that inherits from the machine and uses XState's pure
 * functions, so that path generation runs no actions. (With the machine itself it runs entry actions and fails.)
 */
import { TestModel } from '@xstate/test';
import { type AnyMachineSnapshot, initialTransition, transition } from 'xstate';
import type { ChartEvent, Party } from '#machines';

type Chart = Party['chart'];

/** A step of a path: an event and the state after it. */
export interface PathStep {
  readonly state: AnyMachineSnapshot;
  readonly event: ChartEvent;
}

/** The parts of a path that the tests read. */
export interface Path {
  readonly steps: readonly PathStep[];
  readonly description: string;
}

/** The shortest paths to every local state; `events` returns the events to try in a local state. */
export function shortestPaths(
  chart: Chart,
  events: (local: AnyMachineSnapshot) => readonly ChartEvent[],
): readonly Path[] {
  const view = Object.create(chart, {
    getInitialSnapshot: { value: () => initialTransition(chart)[0] },
    transition: {
      value: (snapshot: AnyMachineSnapshot, event: ChartEvent) =>
        transition(chart, snapshot as never, event as never)[0],
    },
  });
  const model = new TestModel(view as never, {
    events: events as never,
    serializeState: ((local: AnyMachineSnapshot) => meaningOf(local)) as never,
  });
  return model.getShortestPaths() as unknown as readonly Path[];
}

/** The text of a local state: value and context. */
export function meaningOf({ value, context }: Pick<AnyMachineSnapshot, 'value' | 'context'>): string {
  return JSON.stringify([value, context]);
}

/**
 * A chart as `@xstate/test` wants it: a view that inherits from the machine and answers through XState's pure functions,
 * so that generating paths runs nothing. (Handed the machine itself, it would run entry actions and fail.)
 */
import { TestModel } from '@xstate/test';
import { type AnyMachineSnapshot, initialTransition, transition } from 'xstate';
import type { ChartEvent, Party } from '#machines';

type Chart = Party['chart'];

/** What a path is made of. */
export interface PathStep {
  readonly state: AnyMachineSnapshot;
  readonly event: ChartEvent;
}

/** A path, as far as we look at it. */
export interface Path {
  readonly steps: readonly PathStep[];
  readonly description: string;
}

/** Shortest paths through a chart to every local state; `events` says what may come in which. */
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

/** A local state, as text. */
export function meaningOf({ value, context }: Pick<AnyMachineSnapshot, 'value' | 'context'>): string {
  return JSON.stringify([value, context]);
}

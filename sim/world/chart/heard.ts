/** What XState did when a chart was asked, as data. */
import type { AnyMachineSnapshot, AnyTransitionDefinition } from 'xstate';
import type { Report } from '#machines';
import type { Addressed } from './local-state.ts';
import type { RunningTimers } from './running-timers.ts';
import { historyOf } from './snapshots.ts';

/** What XState did. */
export interface Transitioned {
  readonly snapshot: AnyMachineSnapshot;
  readonly timers: RunningTimers;
  readonly sends: readonly Addressed[];
  readonly reports: readonly Report[];
  readonly heard: boolean;
  readonly notRun: readonly string[];
  /** The transitions taken, in order. */
  readonly taken: readonly AnyTransitionDefinition[];
  /** What the same state comes to in its other dresses. */
  readonly others: readonly AnyMachineSnapshot[];
}

/** What is to be equal in two answers to one question. */
export function tellingOf({ snapshot, timers, sends, reports, heard, notRun }: Transitioned): unknown {
  const byReceiver = new Map<string, unknown[]>();
  for (const { to, message } of sends) byReceiver.set(to, [...(byReceiver.get(to) ?? []), message]);
  const { value, context, status, output } = snapshot;
  return [
    value,
    context,
    status,
    output,
    historyOf(snapshot),
    timers,
    [...byReceiver].sort(([one], [other]) => (one < other ? -1 : 1)),
    reports,
    heard,
    [...notRun].sort(),
  ];
}

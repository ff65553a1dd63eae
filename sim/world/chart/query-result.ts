/** The result of one query to XState, as data. */
import type { AnyMachineSnapshot, AnyTransitionDefinition } from 'xstate';
import type { Report } from '#machines';
import type { Addressed } from './local-state.ts';
import type { RunningTimers } from './running-timers.ts';
import { historyOf } from './snapshots.ts';

/** The result of one query to XState. */
export interface QueryResult {
  readonly snapshot: AnyMachineSnapshot;
  readonly timers: RunningTimers;
  readonly sends: readonly Addressed[];
  readonly reports: readonly Report[];
  readonly heard: boolean;
  readonly notRun: readonly string[];
  /** The transitions taken, in order. */
  readonly taken: readonly AnyTransitionDefinition[];
  /** The next snapshots of the other variants of the same state. */
  readonly others: readonly AnyMachineSnapshot[];
}

/** The part of a result that is equal in all answers to one query. */
export function comparablePartOf({ snapshot, timers, sends, reports, heard, notRun }: QueryResult): unknown {
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

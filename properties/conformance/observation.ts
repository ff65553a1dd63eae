/** The observable result of a step, by which two executions of a chart are compared. */
import type { ChartEvent, Send } from '#machines';
import { canonical } from '#sim';

/** The observation of a step; undefined if the chart throws or never reaches a stable state. */
export type Observation =
  | {
      readonly value: unknown;
      readonly context: unknown;
      readonly status: string;
      readonly sends: readonly Send[];
      readonly reports: readonly unknown[];
      readonly heard: boolean;
      /** The running timers as text, sorted. */
      readonly timers: readonly string[];
    }
  | undefined;

/** A running timer as text: its id, if the chart gives one, and its event. */
export function timerText({ id, event }: { readonly id?: string | undefined; readonly event: ChartEvent }): string {
  return canonical({ id, event });
}

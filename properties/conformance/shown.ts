/** What a chart shows at each step, whoever runs it. */
import type { ChartEvent, Send } from '#machines';
import { canonical } from '#sim';

/** Undefined where the chart means nothing: it throws, or does not come to rest. */
export type Shown =
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

/** A running timer as text: its id, where the chart gave it one, and the event that comes of it. */
export function timerText({ id, event }: { readonly id?: string | undefined; readonly event: ChartEvent }): string {
  return canonical({ id, event });
}

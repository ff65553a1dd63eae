/** Parties: a statechart each, and what the world may do to it. */
import type { AnyStateMachine } from 'xstate';
import type { ChartEvent, PartyName } from './event.ts';
import type { Failure } from './fault.ts';
import type { Ignored } from './link.ts';

/**
 * A step that is fair with a free outcome: as long as one of its outcomes would change the party, one is taken in the end,
 * and which one is free. A service that answers yes or no as it likes decides.
 */
interface Decision {
  /** Unique in its party. */
  readonly name: string;
  /** Events of the chart, one of which is taken. */
  readonly outcomes: readonly ChartEvent[];
}

/** A party: a statechart taking part, and what the world may do to it. */
export interface Party {
  readonly name: PartyName;
  /** What it is, where several parties are alike; its name where left out. */
  readonly role?: string;
  readonly chart: AnyStateMachine;
  /** Events of the chart the party may take of its own accord, in a fixed order. */
  readonly intents?: readonly ChartEvent[];
  /** What the party decides in the end, as it likes. */
  readonly decisions?: readonly Decision[];
  /** What becomes of messages to it that it has no transition for, whatever their link says; consumed where left out. */
  readonly ignored?: Ignored;
  /** What its chart is handed when it begins: plain JSON. */
  readonly input?: unknown;
  /**
   * Which lists in its context are sets: paths, keys with dots between them, `*` for any key. A set is kept sorted, since
   * its order means nothing (strings as `sort()` has them, anything else by its JSON text with sorted keys). A list of
   * which this is not said has an order.
   */
  readonly sets?: readonly string[];
  /** How it fails; never where left out. Every fault is one of the system's, and all of them have one recovery. */
  readonly fails?: readonly Failure[];
}

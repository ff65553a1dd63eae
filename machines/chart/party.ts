/** Parties: a statechart each, and what the world may do to it. */
import type { AnyStateMachine } from 'xstate';
import type { ChartEvent, PartyName } from './event.ts';
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
  /**
   * How it fails. `crash` loses the volatile part. A party that crashes and names the other end of its `session` may also
   * be installed anew: that forgets all that is not kept outside it, and closes the session, both ways. `tear` cuts the
   * power and empties the bus to the party named, both ways.
   */
  readonly fails?:
    | { readonly by: 'crash'; readonly session?: PartyName }
    | { readonly by: 'tear'; readonly bus: PartyName };
}

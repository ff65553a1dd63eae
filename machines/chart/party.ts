/** Parties: statecharts with their intents, decisions and faults. */
import type { AnyStateMachine } from 'xstate';
import type { ChartEvent, PartyName } from './event.ts';
import type { Failure } from './fault.ts';
import type { Ignored } from './link.ts';
import type { UnexpectedByRegion } from './unexpected.ts';

/**
 * A fair step with a free outcome. As long as one of its outcomes would change the party, every fair run takes one in
 * the end; the choice among them is nondeterministic. Example: a service decides between yes and no.
 */
interface Decision {
  /** Unique in its party. */
  readonly name: string;
  /** Events of the chart; the decision takes one of them. */
  readonly outcomes: readonly ChartEvent[];
}

/** A party of a system: a statechart with its intents, decisions and faults. */
export interface Party {
  readonly name: PartyName;
  /** The role that several parties of a kind share; the name by default. */
  readonly role?: string;
  readonly chart: AnyStateMachine;
  /** Events that the party can take without a message, in a fixed order. They are not fair. */
  readonly intents?: readonly ChartEvent[];
  /** The party's decisions. */
  readonly decisions?: readonly Decision[];
  /**
   * The treatment of messages to this party that it has no transition for. `kept` here or at the link keeps them; the
   * default is `consumed`.
   */
  readonly ignored?: Ignored;
  /** The messages that it does not expect, and why. Tables show them; the engine never reads them. */
  readonly unexpected?: UnexpectedByRegion;
  /** The input of its chart: plain JSON. */
  readonly input?: unknown;
  /**
   * Paths of the lists in its context that are sets: keys joined by dots, `*` for any key. A set is kept sorted,
   * because its order has no meaning (strings as `sort()` orders them, other values by their JSON text with sorted
   * keys). Every other list is a sequence.
   */
  readonly sets?: readonly string[];
  /** The faults it can have; none by default. Each is a fault of the system, and all of them have the same recovery. */
  readonly fails?: readonly Failure[];
}

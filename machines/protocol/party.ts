/**
 * What it takes to be in a world: parties, the links between them, and the effects their charts ask for.
 * Knows no protocol; the card parties and the samples are built from these types alone.
 */
import type { AnyStateMachine } from 'xstate';
import type { Roster } from './card.ts';

/** A party's name, unique in its system: `terminal`, `authServer`, … */
export type PartyName = string;

/** Anything a chart can be handed: a message, an intent, an expiry, a fault. `type` is dotted and lower case. */
export interface ChartEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** What a party says to another: an event for the receiver's chart. Plain JSON. */
export type Message = ChartEvent;

/** A message with its two ends, as it stands in a receiver's inbox. */
export interface Envelope {
  readonly from: PartyName;
  readonly to: PartyName;
  readonly message: Message;
}

/** The params of a chart's `send` action: to one party, or the same message to several. */
export interface Send {
  readonly to: PartyName | readonly PartyName[];
  readonly message: Message;
}

/**
 * A step that is fair with a free outcome: as long as one of its outcomes would change the party, one is taken in the end,
 * and which one is free. A service that answers yes or no as it likes decides.
 */
export interface Decision {
  /** Unique in its party. */
  readonly name: string;
  /** Events of the chart, one of which is taken. */
  readonly outcomes: readonly ChartEvent[];
}

/** What becomes of a message that its receiver has no transition for: it is used up, or it stays in flight. */
export type Ignored = 'consumed' | 'kept';

/** What a step tells observers; it changes nothing by itself. */
export type Report = ChartEvent;

/** A party: a statechart taking part, and what the world may do to it. */
export interface Party {
  readonly name: PartyName;
  /** What it is, where several parties are alike (`secureElement`); its name unless told otherwise. */
  readonly role?: string;
  readonly chart: AnyStateMachine;
  /** Events of the chart the party may take of its own accord, in a fixed order. */
  readonly intents?: readonly ChartEvent[];
  /** What the party decides in the end, as it likes. */
  readonly decisions?: readonly Decision[];
  /** What becomes of messages to it that it has no transition for, whatever their link says; consumed unless told otherwise. */
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
   * How it fails. `crash` loses the volatile part (a server, the app); `tear` cuts the power of an element and empties
   * its bus, both ways, to the party named. An app that names its element may also be installed anew: that forgets all
   * that is not kept outside it, and closes the session with the element, both ways.
   */
  readonly fails?:
    | { readonly by: 'crash'; readonly session?: PartyName }
    | { readonly by: 'tear'; readonly bus: PartyName };
}

/**
 * How a link carries messages. `ordered`: first in first out per sender and receiver. `unordered`: a bag.
 * `duplicating`: a set, whose members are delivered any number of times.
 */
export type Discipline = 'ordered' | 'unordered' | 'duplicating';

export interface Link {
  readonly discipline: Discipline;
  /** `local` links (the element's bus, the screen) are out of reach of loss and copying. */
  readonly reach: 'network' | 'local';
  /**
   * What becomes of a message that its receiver has no transition for; `consumed` unless told otherwise. `kept`: it is not
   * delivered in that state, and at the head of an ordered link it holds up those behind it.
   */
  readonly ignored?: Ignored;
  /** Messages in flight at once, at most; a world that needs more is not explored and the outcome is undecided. */
  readonly inFlightMax: number;
}

/** A composition: the parties in the order their choices are listed, and the link of every pair. */
export interface System {
  readonly parties: readonly Party[];
  readonly link: (from: PartyName, to: PartyName) => Link;
  /** What is true of those taking part, whatever anybody says of it. */
  readonly roster: Roster;
  /**
   * Groups of replicas that are alike but for their names; each replica tells its words, in the same order as the others
   * of its group. A claim: whoever makes use of it tries it.
   */
  readonly alike?: readonly (readonly (readonly string[])[])[];
  /** Which lists in messages, intents and reports are sets, by the type of the event: paths as of `Party.sets`. */
  readonly sets?: Readonly<Record<string, readonly string[]>>;
}

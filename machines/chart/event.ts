/** Events: what a chart can be handed, and what parties say to each other. */

/** A party's name, unique in its system. */
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

/** What a step tells observers; it changes nothing by itself. */
export type Report = ChartEvent;

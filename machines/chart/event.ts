/** Events: the inputs of charts, and the messages between parties. */

/** A party's name, unique in its system. */
export type PartyName = string;

/** An input of a chart: a message, an intent, an expiry or a fault. `type` is dotted and lower case. */
export interface ChartEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A message from one party to another: an event of the receiver's chart. Plain JSON. */
export type Message = ChartEvent;

/** A message with its sender and its receiver, as an inbox holds it. */
export interface Envelope {
  readonly from: PartyName;
  readonly to: PartyName;
  readonly message: Message;
}

/** A report of a step to the observers. It changes no party. */
export type Report = ChartEvent;

/** Links: the channels from one party to another. */

/**
 * The delivery discipline of a link. `ordered`: first in, first out per sender and receiver. `unordered`: a bag.
 * `duplicating`: a set; each member can be delivered any number of times.
 */
type Discipline = 'ordered' | 'unordered' | 'duplicating';

/**
 * The treatment of a message that its receiver has no transition for: the delivery consumes it, or it is not delivered
 * and stays in flight.
 */
export type Ignored = 'consumed' | 'kept';

/** A link from one party to another. Its capacity is finite, so that the state space is. */
export interface Link {
  /** The order of delivery, and whether a delivery consumes the message. */
  readonly discipline: Discipline;
  /** Loss and duplication act on `network` links only. `local` links are a bus or a screen. */
  readonly reach: 'network' | 'local';
  /**
   * The treatment of a message that its receiver has no transition for; `consumed` by default. `kept`: the message is
   * not delivered in that state, and at the head of an ordered link it blocks the messages behind it.
   */
  readonly ignored?: Ignored;
  /**
   * The capacity: the maximum number of messages in flight. The search does not explore a world that needs more, and
   * its outcome is then undecided.
   */
  readonly inFlightMax: number;
}

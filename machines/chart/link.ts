/** Links: how messages go from one party to another. */

/**
 * How a link carries messages. `ordered`: first in first out per sender and receiver. `unordered`: a bag.
 * `duplicating`: a set, whose members are delivered any number of times.
 */
type Discipline = 'ordered' | 'unordered' | 'duplicating';

/** What becomes of a message that its receiver has no transition for: it is used up, or it stays in flight. */
export type Ignored = 'consumed' | 'kept';

/** A link from one party to another. Its room is finite, so that the number of worlds is. */
export interface Link {
  /** In which order messages are delivered, and whether they are used up. */
  readonly discipline: Discipline;
  /** `local` links (a bus, a screen) are out of reach of loss and copying. */
  readonly reach: 'network' | 'local';
  /**
   * What becomes of a message that its receiver has no transition for; `consumed` unless the link says otherwise. `kept`:
   * it is not delivered in that state, and at the head of an ordered link it holds up those behind it.
   */
  readonly ignored?: Ignored;
  /** Messages in flight at once, at most; a world that needs more is not explored and the outcome is undecided. */
  readonly inFlightMax: number;
}

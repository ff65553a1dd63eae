/**
 * Faults of a party or of a group, as data. A fault is a choice with a budget. The chart of the party that fails
 * receives the event of the same name. Loss and duplication of messages belong to the links (see `Link`).
 */

/**
 * Faults of one party, by name, and the recovery from each. A protocol adds its own by declaration merging:
 *   `declare module 'tongka/chart' { interface PartyFaults { flood: 'drain' } }`
 */
export interface PartyFaults {
  crash: 'restart';
}

/** Faults of a group, by name, and the recovery from each. A protocol adds its own as in `PartyFaults`. */
// biome-ignore lint/suspicious/noEmptyInterface: protocols add to it
export interface GroupFaults {}

export type PartyFault = keyof PartyFaults;
export type GroupFault = keyof GroupFaults;
/** The recovery of a party: a fair choice, and the event of that name for the party's chart. */
export type PartyRecovery = PartyFaults[PartyFault];
/** The recovery of a group: a fair choice. No chart receives an event. */
export type GroupRecovery = GroupFaults[GroupFault];

/** The words of a fault and its recovery: a verb phrase for reports, and a short form for diagrams. */
interface FaultWords {
  readonly fault: string;
  readonly recovery: string;
  readonly briefFault?: string;
  readonly briefRecovery?: string;
}

/**
 * A fault of a party. Its chart handles the event of that name and, in each state tagged `down`, the event of the
 * recovery.
 */
interface OfParty {
  readonly meets: 'party';
  readonly name: PartyFault;
  readonly recovery: PartyRecovery;
  /**
   * Whether one network message to or from the party can be lost with the fault: one more choice for each such message.
   */
  readonly losesOne?: boolean;
  readonly words: FaultWords;
}

/** A fault of a group. Its parties are away until the recovery; messages to them stay in flight. */
interface OfGroup {
  readonly meets: 'group';
  readonly name: GroupFault;
  readonly recovery: GroupRecovery;
  readonly words: FaultWords;
}

/** A fault. Choices are listed in the order of the system's `faults`. */
export type Fault = OfParty | OfGroup;

/** A party loses the volatile part of its state. One network message to or from it can be lost too. */
export const crash: OfParty = {
  meets: 'party',
  name: 'crash',
  recovery: 'restart',
  losesOne: true,
  words: { fault: 'crashes', recovery: 'restarts' },
};

/** One fault that a party can have. */
export interface Failure {
  readonly fault: OfParty;
  /**
   * The parties at the other ends of the links that close with the fault: every message between the party and one of
   * these is lost.
   */
  readonly closes?: readonly string[];
}

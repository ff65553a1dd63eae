/**
 * Faults: what goes wrong with a party or with a group, as data. A fault is a choice with a budget, and the event of the same
 * name is handed to the chart of the party it meets. Loss and copying of messages are the links' own (see `Link`).
 */

/**
 * Faults that meet one party, by name, and the choice that makes up for each. A protocol adds its own by declaration
 * merging: `declare module 'tongka/chart' { interface PartyFaults { flood: 'drain' } }`.
 */
export interface PartyFaults {
  crash: 'restart';
}

/** Faults that meet a group, by name, and the choice that makes up for each; added as those of parties are. */
// biome-ignore lint/suspicious/noEmptyInterface: protocols add to it
export interface GroupFaults {}

export type PartyFault = keyof PartyFaults;
export type GroupFault = keyof GroupFaults;
/** What brings a party back: a fair choice, and the event of that name for its chart. */
export type PartyRecovery = PartyFaults[PartyFault];
/** What brings a group back: a fair choice. No chart hears of it. */
export type GroupRecovery = GroupFaults[GroupFault];

/** How a fault and its recovery read in reports: what the party does, and a few words for a diagram. */
interface FaultWords {
  readonly fault: string;
  readonly recovery: string;
  readonly briefFault?: string;
  readonly briefRecovery?: string;
}

/** A fault of a party: its chart handles the event of that name and, in each state tagged `down`, the recovery's. */
interface OfParty {
  readonly meets: 'party';
  readonly name: PartyFault;
  readonly recovery: PartyRecovery;
  /** Whether one message on the network, to or from the party, may be lost with it: one more choice for each. */
  readonly losesOne?: boolean;
  readonly words: FaultWords;
}

/** A fault of a group: its parties are away until the recovery, and what is sent to them waits. */
interface OfGroup {
  readonly meets: 'group';
  readonly name: GroupFault;
  readonly recovery: GroupRecovery;
  readonly words: FaultWords;
}

/** A fault; choices are listed in the order in which a system lists its faults. */
export type Fault = OfParty | OfGroup;

/** A party loses the volatile part of its state; a message on its way may be lost with it. */
export const crash: OfParty = {
  meets: 'party',
  name: 'crash',
  recovery: 'restart',
  losesOne: true,
  words: { fault: 'crashes', recovery: 'restarts' },
};

/** One way a party fails. */
export interface Failure {
  readonly fault: OfParty;
  /** The party at the other end of the link that goes down with it: every message between the two is lost. */
  readonly closes?: string;
}

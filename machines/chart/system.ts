/** Systems: parties composed, and the links between them. */
import type { PartyName } from './event.ts';
import type { Fault } from './fault.ts';
import type { Link } from './link.ts';
import type { Party } from './party.ts';

/** Parties that are away together: what is sent to them waits until they return. */
export interface Group {
  readonly name: string;
  /** What such a group is, as reports call it; `group` where left out. */
  readonly noun?: string;
  /** At least one; the first is the party of the choices by which the group goes away and returns. */
  readonly parties: readonly [PartyName, ...PartyName[]];
}

/** A composition: the parties in the order their choices are listed, and the link of every pair. */
export interface System {
  readonly parties: readonly Party[];
  readonly link: (from: PartyName, to: PartyName) => Link;
  /**
   * Groups of replicas that are alike but for their names; each replica lists its words, in the same order as the others
   * of its group. A claim, which a search under symmetry proves.
   */
  readonly alike?: readonly (readonly (readonly string[])[])[];
  /** What can go wrong, in the order their choices are listed; a crash alone where left out. At most one meets groups. */
  readonly faults?: readonly Fault[];
  /** In the order their choices are listed; none where left out. */
  readonly groups?: readonly Group[];
  /** What is true of the parties, whatever they say of it: plain JSON for properties to read. The engine never reads it. */
  readonly facts?: unknown;
  /** What names in states stand for, where several names stand for one thing: chart coverage counts them as one. */
  readonly kinds?: Readonly<Record<string, string>>;
  /** Which lists in messages, intents and reports are sets, by the type of the event: paths as of `Party.sets`. */
  readonly sets?: Readonly<Record<string, readonly string[]>>;
}

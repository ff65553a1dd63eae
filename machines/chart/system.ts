/** Systems: parties composed, and the links between them. */
import type { PartyName } from './event.ts';
import type { Fault } from './fault.ts';
import type { Link } from './link.ts';
import type { Party } from './party.ts';

/** Parties that go away and return together. Messages to them stay in flight until they return. */
export interface Group {
  readonly name: string;
  /** The noun for such a group in reports; `group` by default. */
  readonly noun?: string;
  /** At least one. The first is the party of the choices by which the group leaves and returns. */
  readonly parties: readonly [PartyName, ...PartyName[]];
}

/** A composition: the parties in the order in which their choices are listed, and the link of every pair. */
export interface System {
  readonly parties: readonly Party[];
  readonly link: (from: PartyName, to: PartyName) => Link;
  /**
   * Groups of replicas that are equal up to renaming. Each replica lists its names, in the same order as the other
   * replicas of its group. The claim is unchecked here; a search under symmetry proves it.
   */
  readonly alike?: readonly (readonly (readonly string[])[])[];
  /**
   * The faults, in the order in which their choices are listed; `crash` alone by default. At most one is a fault of
   * groups.
   */
  readonly faults?: readonly Fault[];
  /** In the order in which their choices are listed; none by default. */
  readonly groups?: readonly Group[];
  /**
   * The ground truth about the parties, independent of what they report: plain JSON for properties. The engine never
   * reads it.
   */
  readonly facts?: unknown;
  /** The kind of thing that a name in a state denotes. Chart coverage counts all names of one kind as one. */
  readonly kinds?: Readonly<Record<string, string>>;
  /** Paths of the lists in messages, intents and reports that are sets, by event type; paths as in `Party.sets`. */
  readonly sets?: Readonly<Record<string, readonly string[]>>;
}

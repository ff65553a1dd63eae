/** Systems: parties composed, and the links between them. */
import type { PartyName } from './event.ts';
import type { Link } from './link.ts';
import type { Party } from './party.ts';

/** A composition: the parties in the order their choices are listed, and the link of every pair. */
export interface System {
  readonly parties: readonly Party[];
  readonly link: (from: PartyName, to: PartyName) => Link;
  /**
   * Groups of replicas that are alike but for their names; each replica lists its words, in the same order as the others
   * of its group. A claim, which a search under symmetry proves.
   */
  readonly alike?: readonly (readonly (readonly string[])[])[];
  /** Which lists in messages, intents and reports are sets, by the type of the event: paths as of `Party.sets`. */
  readonly sets?: Readonly<Record<string, readonly string[]>>;
}

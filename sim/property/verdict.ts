/** Verdicts: what a check concludes, and what the conclusion rests on. */

import type { Shortage } from '../storage/memory-budget.ts';
import type { Lasso } from './liveness.ts';
import type { Property } from './property.ts';

/** What a check says of a property. A vacuous one `holds`, and `vacuous` of its finding is true. */
export type Verdict = 'holds' | 'violated' | 'undecided';

/** What a verdict rests on: every world of the stated scenario, worlds up to a limit, or a sample. */
export type Coverage = 'complete' | 'bounded' | 'sampled';

/** Where to stop; a limit that is met makes a verdict undecided, unless it is already violated. */
export interface Limits {
  /** Worlds met. */
  readonly worldsMax?: number;
  /** Steps counted. */
  readonly stepsMax?: number;
  /** Seconds, as the clock from outside tells them. */
  readonly secondsMax?: number;
  /** Bytes held for worlds and steps. */
  readonly bytesMax?: number;
  /**
   * Whether to stop once each property has its witness or counterexample: the rest of the worlds would change neither.
   * Where nothing is asked, or a liveness property is, every world is explored.
   */
  readonly untilFound?: boolean;
  /** Whether sleep sets leave out the later order of two independent steps; every world is visited either way. Yes unless said. */
  readonly sleepSets?: boolean;
  /**
   * Whether worlds that differ only in which replica is which are one (`Symmetry`). No unless said: it is only for
   * properties that tell no replica by name, and liveness properties are not checked under it. That replicas are alike is
   * proved; where the proof takes too long nothing is said to hold, unless the claim is taken as said: `claimed`.
   */
  readonly symmetry?: boolean | 'claimed';
  /**
   * Whether messages that can influence nothing any more are left out (`DeadMessages`). No unless said: liveness properties
   * are not checked under it.
   */
  readonly deadMessages?: boolean;
  /**
   * Whether a step that no property sees and no other can hinder is taken alone (`AmpleSets`). No unless said: liveness
   * properties are not checked under it.
   */
  readonly partialOrder?: boolean;
  /** Remembers worlds by bits of a table of 2 to the power of so many, for spaces beyond memory (see `bit-state.ts`). */
  readonly bitState?: number;
}

/** How far a check has come. */
export interface Progress {
  readonly worlds: number;
  readonly steps: number;
  readonly depth: number;
  readonly seconds: number;
  /** More of it, where every world is looked at. */
  readonly pace?: Pace;
  /** What was found since progress was told last; absent where nothing was. */
  readonly found?: readonly Finding[];
}

/** How fast a check goes, and what is known of what is still to come. */
export interface Pace {
  /** Worlds that were met and not yet looked at: so many at least are still to come. */
  readonly waiting: number;
  /** How large this level of the search is, compared with the one before; below 1 the end is in sight. */
  readonly growth: number;
  /** Bytes held for the worlds. */
  readonly bytes: number;
  readonly stepsPerSecond: number;
  /** Worlds looked at in a second. */
  readonly worldsPerSecond: number;
}

/** What keeps a check from being complete: a limit, a full link, too little memory in the machine, a person, or enough found. */
export type Stopped =
  | keyof Pick<Limits, 'worldsMax' | 'stepsMax' | 'secondsMax'>
  | Shortage
  | 'inFlightMax'
  | 'interrupted'
  | 'found';

/** What was explored. `steps` counts choices that change the world. */
export interface Explored {
  readonly worlds: number;
  readonly steps: number;
  /** Steps that were counted without being taken, since another order of two independent ones leads to the same world. */
  readonly skipped: number;
  readonly depth: number;
  /** Where dead messages were left out: how many messages that was, and how often the search began anew to be sure. */
  readonly deadMessages?: { readonly messages: number; readonly restarts: number };
  readonly complete: boolean;
  /** What kept it from being complete. */
  readonly stopped?: Stopped;
  readonly seconds: number;
  readonly worldsPerSecond: number;
  /** Bytes held for a world at the end, all told; and in the table of worlds alone, where there is one. */
  readonly bytesPerWorld: number;
  readonly tableBytesPerWorld?: number;
  /** Questions put to the charts, each once; some XState may have answered before, in another check with the same chart. */
  readonly machineCalls: number;
  /** Actions the charts asked for that are not run, as `party: action`: it is assumed that they change nothing. */
  readonly notRun?: readonly string[];
  /** Where one party was left to go on alone: in how many worlds, and how often the search began again. */
  readonly partialOrder?: { readonly alone: number; readonly restarts: number };
  /** Where replicas were told as one: whether they are proved to be alike, and how often answers were compared for that. */
  readonly symmetry?: { readonly proved: boolean; readonly compared: number };
  /** Where worlds were remembered by bits: the table, the share of it that is set, and the worlds omitted, as expected. */
  readonly bitState?: { readonly logarithm: number; readonly fill: number; readonly omitted: number };
}

/** Whether what was explored stands for every world there is. */
export function isWhole({ complete, symmetry }: Pick<Explored, 'complete' | 'symmetry'>, limits: Limits): boolean {
  return complete && (symmetry === undefined || symmetry.proved || limits.symmetry === 'claimed');
}

/** What was found of one property: the witness of a `sometimes`, the counterexample of anything else. */
export interface Finding {
  readonly property: Property;
  readonly verdict: Verdict;
  /** Its premise was never true in what was explored, so that it holds of nothing. */
  readonly vacuous: boolean;
  /** Whether its premise was true in any world seen; absent where it has none. */
  readonly met?: boolean;
  readonly trace?: Lasso;
  /** Steps by which the trace may be longer than the shortest; absent where it is the shortest. */
  readonly added?: number;
}

/** Verdicts: the results of a check, its limits, and the coverage on which they rest. */

import type { Shortage } from '../storage/memory-budget.ts';
import type { Lasso } from './liveness.ts';
import type { Property } from './property.ts';

/** The verdict of a property. A vacuous property `holds`, and its finding has `vacuous: true`. */
export type Verdict = 'holds' | 'violated' | 'undecided';

/** The coverage of a check: every world of the scenario, the worlds up to a limit, or a sample. */
export type Coverage = 'complete' | 'bounded' | 'sampled';

/**
 * The limits and reductions of a check. A limit that is reached makes a verdict undecided, unless it is already
 * violated.
 */
export interface Limits {
  /** Worlds in the table. */
  readonly worldsMax?: number;
  /** Steps counted. */
  readonly stepsMax?: number;
  /** Seconds on the clock that the caller provides. */
  readonly secondsMax?: number;
  /** Bytes held for worlds and steps. */
  readonly bytesMax?: number;
  /**
   * Whether to stop as soon as each property has its witness or counterexample; further worlds would change neither.
   * Without properties, or with a liveness property, every world is explored.
   */
  readonly untilFound?: boolean;
  /**
   * Whether sleep sets skip the second order of two independent steps; every world is visited either way. Default:
   * true.
   */
  readonly sleepSets?: boolean;
  /**
   * Whether worlds that differ only by a permutation of replicas count as one (`Symmetry`). Default: false. It requires
   * properties that distinguish no replica by name, and excludes liveness properties. The check proves that the
   * replicas are interchangeable. If the proof takes too long, no property `holds`, unless the caller asserts it with
   * `claimed`.
   */
  readonly symmetry?: boolean | 'claimed';
  /**
   * Whether messages that can no longer influence anything are removed (`DeadMessages`). Default: false. It excludes
   * liveness.
   */
  readonly deadMessages?: boolean;
  /**
   * Whether invisible independent steps form ample sets of their own (`AmpleSets`). Default: false. It excludes
   * liveness.
   */
  readonly partialOrder?: boolean;
  /**
   * Bit-state hashing with a table of 2 to the power of so many bits, for state spaces beyond memory (see
   * `bit-state.ts`).
   */
  readonly bitState?: number;
}

/** The progress of a check. */
export interface Progress {
  readonly worlds: number;
  readonly steps: number;
  readonly depth: number;
  readonly seconds: number;
  /** The pace of an exhaustive search; absent otherwise. */
  readonly pace?: Pace;
  /** The findings since the last progress report; absent if there are none. */
  readonly found?: readonly Finding[];
}

/** The pace of a check, and the worlds known to be left. */
export interface Pace {
  /** Worlds in the queue, not yet expanded: a lower bound on the worlds left. */
  readonly waiting: number;
  /** The size of this level of the search, divided by the size of the level before. */
  readonly growth: number;
  /** Bytes held for the worlds. */
  readonly bytes: number;
  readonly stepsPerSecond: number;
  /** Worlds expanded in a second. */
  readonly worldsPerSecond: number;
}

/** The reason why a check is not complete: a limit, a full link, too little memory, an interrupt, or `untilFound`. */
export type Stopped =
  | keyof Pick<Limits, 'worldsMax' | 'stepsMax' | 'secondsMax'>
  | Shortage
  | 'inFlightMax'
  | 'interrupted'
  | 'found';

/** The exploration of a check, in numbers. `steps` counts choices that change the world. */
export interface Explored {
  readonly worlds: number;
  readonly steps: number;
  /** Steps counted but not taken, since the other order of two independent steps leads to the same world. */
  readonly skipped: number;
  readonly depth: number;
  /** With dead-message removal: the messages removed, and the restarts of the search. */
  readonly deadMessages?: { readonly messages: number; readonly restarts: number };
  readonly complete: boolean;
  /** The reason why the check is not complete; absent if it is. */
  readonly stopped?: Stopped;
  readonly seconds: number;
  readonly worldsPerSecond: number;
  /** Bytes held for each world at the end, in total; and in the table of worlds alone, if there is one. */
  readonly bytesPerWorld: number;
  readonly tableBytesPerWorld?: number;
  /**
   * Distinct queries of the charts. XState has possibly answered some earlier, in another check with the same chart.
   */
  readonly machineCalls: number;
  /** Actions of the charts that are not executed, as `party: action`. The check assumes that they change no state. */
  readonly notRun?: readonly string[];
  /** With partial-order reduction: the worlds expanded by an ample set (`alone`), and the restarts of the search. */
  readonly partialOrder?: { readonly alone: number; readonly restarts: number };
  /** With symmetry: whether the replicas are proved interchangeable, and the comparisons made for the proof. */
  readonly symmetry?: { readonly proved: boolean; readonly compared: number };
  /**
   * With bit-state hashing: the table size (logarithm), the share of bits set, and the expected number of worlds
   * omitted.
   */
  readonly bitState?: { readonly logarithm: number; readonly fill: number; readonly omitted: number };
}

/** Whether an exploration covers every world of the scenario. */
export function isWhole({ complete, symmetry }: Pick<Explored, 'complete' | 'symmetry'>, limits: Limits): boolean {
  return complete && (symmetry === undefined || symmetry.proved || limits.symmetry === 'claimed');
}

/** The finding for one property. Its trace is the witness of a `sometimes`, and a counterexample for any other form. */
export interface Finding {
  readonly property: Property;
  readonly verdict: Verdict;
  /** Whether the property is vacuous: it holds because it never applied. */
  readonly vacuous: boolean;
  /** Whether its premise was true in a world or step explored; absent if it has none. */
  readonly met?: boolean;
  readonly trace?: Lasso;
  /** An upper bound on the steps by which the trace is longer than the shortest; absent if it is the shortest. */
  readonly added?: number;
}

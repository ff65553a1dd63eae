/**
 * Reductions: what a search may leave out without changing a verdict. A search knows this interface only; each reduction
 * stands on a shelf of this room, and one suite (`reduction.test.ts`) holds every one of them to the plain search.
 *
 * A reduction is made once for a check and begins with every search of it: a search begins anew where a claim that was
 * learned on the way turned out to be wrong. What a reduction does not do it leaves out; a search skips it then.
 */
import type { Monitors } from '../property/monitors.ts';
import type { Property } from '../property/property.ts';
import type { ReadPaths } from '../property/read-paths.ts';
import type { Explored, Finding, Stopped } from '../property/verdict.ts';
import type { MemoryBudget } from '../storage/memory-budget.ts';
import type { StateStore } from '../storage/state-store.ts';
import type { Move } from '../world/interning/move.ts';
import type { Mask } from '../world/move-pairs.ts';
import type { AmpleFilter, Row } from '../world/row.ts';
import type { Successors } from '../world/successors.ts';

/** What a check is like, besides its limits. */
export interface Circumstances {
  /** A checkpoint is kept. */
  readonly isStored?: boolean;
  /** It begins in another world than the scenario does. */
  readonly isAhead?: boolean;
}

/** How far a search has come. */
export interface SoFar {
  /** How many worlds are known. */
  readonly worlds: number;
  /** Whether the successors of all of them were added. */
  readonly isDone: boolean;
  /** Whether it would end now: it is done, everything asked for was found, or it was stopped. */
  readonly isOver: boolean;
  /** What stopped it. */
  readonly stopped: Stopped | undefined;
}

export interface Reduction {
  /** As the command line calls it. */
  readonly name: 'sleep-sets' | 'symmetry' | 'partial-order' | 'dead-messages';

  /** Whether a way it finds may be longer than the shortest one, so that the search looks for that afterwards. */
  readonly losesShortest?: boolean;
  /** Whether what is found is sure only when the search has come to its end. */
  readonly knowsInTheEnd?: boolean;
  /** Worlds of searches that counted for nothing. */
  readonly spent?: number;
  /** Properties to monitor besides those asked for: what has to be true for the reduction to be sound. */
  readonly properties?: readonly Property[];
  /** What the monitors read is written here, where the reduction has to know it. */
  readonly reads?: ReadPaths;

  /** Begins a search. @throws InputError where the reduction does not go together with what is monitored */
  begin?(monitors: Monitors, budget: MemoryBudget): void;

  /** Puts a world's representative in its place. */
  canonicalise?(row: Row): void;
  /** Reads what is left out of the moves of a world, by its number. */
  mask?(world: number, into: Mask): void;
  /** The only moves of a world that are taken; undefined where all are. */
  choose?(row: Row): AmpleFilter | undefined;
  /** The moves chosen last were taken, and no others. */
  taken?(): void;
  /** Sees a world before its moves are listed. */
  meet?(row: Row): void;
  /** Sees the steps of a world, listed from place `first` on; may leave some out or put representatives in their place. */
  represent?(row: Row, successors: Successors, first: number): void;
  /** A new world was found: by this move, out of a world with this mask. */
  found?(move: Move, mask: Mask): void;
  /** The worlds before this number are not asked about any more. */
  forget?(world: number): void;

  /** Whether a claim turned out to be wrong, so that nothing that was explored counts and the search begins anew. */
  beginsAnew?(search: SoFar): boolean;
  /** Looks once more at a search that has come to its end. @param found what was found of all properties that were monitored */
  lookBack?(worlds: StateStore, found: readonly Finding[]): void;

  /** A way from representative to representative, as a way from world to world. */
  lift?(way: readonly number[]): number[];
  /** What was found of all properties that were monitored, as findings about the plain model. @throws InputError where it is none */
  conclude?(found: readonly Finding[]): Finding[];
  /** What an outcome says of the reduction. */
  told?(): Partial<Explored>;
}

/**
 * The interface of reductions: what a search leaves out without changing a verdict. A search knows this interface only.
 * Each reduction stands on a shelf of this room, and one suite (`reduction.test.ts`) compares each with the full
 * search.
 *
 * A check makes each reduction once; `begin` is called at the start of every search of that check. A search restarts
 * when a claim that the reduction learned during the search is refuted. A reduction omits the methods it has no use
 * for, and the search skips those.
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

/** The kind of search a check makes, besides its limits. */
export interface SearchKind {
  /** The search writes a checkpoint. */
  readonly hasCheckpoint?: boolean;
  /** The search begins in another world than the initial world of the scenario. */
  readonly beginsElsewhere?: boolean;
}

/** The progress of a search. */
export interface SearchProgress {
  /** The number of known worlds. */
  readonly worlds: number;
  /** Whether every known world is expanded. */
  readonly isDone: boolean;
  /** Whether the search would end now: it is done, every property is decided under `untilFound`, or it was stopped. */
  readonly isOver: boolean;
  /** What stopped the search. */
  readonly stopped: Stopped | undefined;
}

export interface Reduction {
  /** The name on the command line. */
  readonly name: 'sleep-sets' | 'symmetry' | 'partial-order' | 'dead-messages';

  /**
   * Whether a trace it finds can be longer than the shortest one, so that the search looks for the shortest afterwards.
   */
  readonly losesShortest?: boolean;
  /** Whether findings are certain only at the end of the search. */
  readonly concludesAtEnd?: boolean;
  /** The number of worlds of searches that were discarded. */
  readonly discarded?: number;
  /** Properties to monitor besides those of the check: the conditions under which the reduction is sound. */
  readonly properties?: readonly Property[];
  /** The monitors record here what they read, if the reduction needs it. */
  readonly reads?: ReadPaths;

  /** Begins a search. @throws InputError if the reduction cannot be combined with a monitored property */
  begin?(monitors: Monitors, budget: MemoryBudget): void;

  /** Replaces a world with its representative, in place. */
  canonicalise?(row: Row): void;
  /** Reads the mask of the moves that are left out of a world. @param world the number of the world */
  mask?(world: number, into: Mask): void;
  /** The ample set of a world; undefined if the world is expanded fully. */
  choose?(row: Row): AmpleFilter | undefined;
  /** Called after the moves chosen last were taken, and no others. */
  tookChosen?(): void;
  /** Called with each world before its moves are listed. */
  meet?(row: Row): void;
  /**
   * Called with the steps of a world, listed from place `first` on; can drop steps or replace their targets with
   * representatives.
   */
  represent?(row: Row, successors: Successors, first: number): void;
  /**
   * Called for each new world.
   * @param move the move that leads to it
   * @param mask the mask of the world the move is taken in
   */
  foundWorld?(move: Move, mask: Mask): void;
  /** The masks of the worlds before this number are not read any more. */
  forget?(world: number): void;

  /** Returns true, and prepares the next search, if a claim is refuted, so that the search is discarded and restarts. */
  restartIfRefuted?(search: SearchProgress): boolean;
  /** Reviews a finished search. @param found the findings for all monitored properties */
  review?(worlds: StateStore, found: readonly Finding[]): void;

  /** Turns a path between representatives into a path between worlds. */
  lift?(path: readonly number[]): number[];
  /**
   * The findings for all monitored properties, as findings about the plain model.
   * @throws InputError if a finding has no counterpart there
   */
  conclude?(found: readonly Finding[]): Finding[];
  /** The figures of the reduction in an outcome. */
  figures?(): Partial<Explored>;
}

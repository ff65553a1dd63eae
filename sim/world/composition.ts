/** The parts of a transition system that expansion needs. */
import type { Budgets } from './budget.ts';
import type { Cells } from './interning/cells.ts';
import type { Move } from './interning/move.ts';
import type { ObserverTable } from './interning/observer-table.ts';
import type { Registers } from './interning/registers.ts';
import type { MovePairs } from './move-pairs.ts';
import type { Presence } from './presence.ts';
import type { Row } from './row.ts';
import type { Setting } from './scenario.ts';

/** The part of one party's cells, and of an observer, that expansion uses. */
export type CellTables = Pick<Cells, 'compiled' | 'program' | 'apply' | 'lossesBy'>;
export type ObserverStates = Pick<ObserverTable, 'hear'>;

/** The parts of a composition. */
export interface Composition {
  readonly cells: readonly CellTables[];
  readonly observers: readonly ObserverStates[];
  readonly budgets: Budgets;
  readonly registers: Registers;
  readonly presence: Presence;
  readonly pairs: MovePairs;
  readonly setting: Pick<Setting, 'faults' | 'timers'>;
  /** The number of fields of a row: one for each party, one for each observer, presence, budgets. */
  readonly width: number;
  readonly beginnings: readonly Row[];
  /** Every move listed so far, where chart coverage is requested; otherwise undefined. */
  readonly listed: Set<Move> | undefined;
}

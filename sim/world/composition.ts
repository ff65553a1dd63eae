/** What a transition system is composed of, as expansion needs it. */
import type { Budgets } from './budget.ts';
import type { Cells } from './interning/cells.ts';
import type { Move } from './interning/move.ts';
import type { ObserverTable } from './interning/observer-table.ts';
import type { Registers } from './interning/registers.ts';
import type { MovePairs } from './move-pairs.ts';
import type { Presence } from './presence.ts';
import type { Row } from './row.ts';
import type { Setting } from './scenario.ts';

/** What expansion asks of one party's cells, and of an observer. */
export type CellTables = Pick<Cells, 'compiled' | 'program' | 'apply' | 'lossesBy'>;
export type ObserverStates = Pick<ObserverTable, 'hear'>;

/** What a composition is made of. */
export interface Composition {
  readonly cells: readonly CellTables[];
  readonly observers: readonly ObserverStates[];
  readonly budgets: Budgets;
  readonly registers: Registers;
  readonly presence: Presence;
  readonly pairs: MovePairs;
  readonly setting: Pick<Setting, 'faults' | 'timers'>;
  /** Fields of a row: parties, observers, who is away, budgets. */
  readonly width: number;
  readonly beginnings: readonly Row[];
  /** Every move ever listed, where chart coverage is asked for. */
  readonly listed: Set<Move> | undefined;
}

/**
 * A system as the engine takes it: with the roster of the cards in it. A sample has no cards, so it gets the roster of a
 * world without any.
 */
import type { System } from '../chart/system.ts';
import { twoPhaseCommit as sample } from '../samples/two-phase-commit.ts';
import { nobody, type Roster } from './card.ts';

export interface CardSystem extends System {
  /** What is true of those taking part, whatever anybody says of it. */
  readonly roster: Roster;
}

/** Two-Phase Commit with `size` resource managers (at least one). */
export const twoPhaseCommit = (size: number): CardSystem => ({ ...sample(size), roster: nobody });

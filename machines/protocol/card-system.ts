/** The system of the card parties. Its facts, which properties read, are its roster. */
import type { System } from '../chart/system.ts';
import type { Roster } from './card.ts';

/** A composition of the card parties. */
export interface CardSystem extends System {
  readonly facts: Roster;
}

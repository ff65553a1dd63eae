/**
 * Messages that a reduction leaves out of inboxes (see `DeadMessages`). Cells ask which messages stay, and report every
 * step they compile, since a reduction rests on the steps seen.
 */
import type { ChoiceKind } from '../choice.ts';
import type { Registers } from './registers.ts';

/** What is left out of one party's inboxes. */
export interface PartyOmission {
  /** The messages of an inbox that stay in it while the party is in a local state. */
  alive(local: number, messages: readonly number[]): readonly number[];
  /** The party can go from one local state to another. */
  step(from: number, to: number): void;
  /** The inbox is read: from now on every message stays. */
  keepAll(): void;
}

/** What is left out of all inboxes. */
export interface Omission {
  /** In the order of the parties. */
  readonly parties: readonly PartyOmission[];
  /**
   * A move leaves its own party's cell as it is: what it does elsewhere makes it a step, so that has to stay.
   * @param effects pairs of party and code, flat
   */
  shows(kind: ChoiceKind, effects: readonly number[], registers: Registers): void;
}

/**
 * The interface to the reduction that omits dead messages from inboxes (see `DeadMessages`). Cells query it for the
 * messages to keep, and report every step they compile, because the reduction depends on the steps found so far.
 */
import type { ChoiceKind } from '../choice.ts';
import type { Registers } from './registers.ts';

/** The omission of messages from one party's inboxes. */
export interface PartyOmission {
  /** The messages of an inbox that are not dead in a local state of the party. */
  alive(local: number, messages: readonly number[]): readonly number[];
  /** Records a step of the party from one local state to another. */
  step(from: number, to: number): void;
  /** Records that a property reads the inbox: no message is omitted from it any more. */
  keepAll(): void;
}

/** The omission of messages from all inboxes. */
export interface Omission {
  /** In the order of the parties. */
  readonly parties: readonly PartyOmission[];
  /**
   * Records a move that leaves its own party's cell unchanged. Its effects alone make it a step, so the messages it
   * sends must not be omitted.
   * @param effects pairs of party and code, flat
   */
  shows(kind: ChoiceKind, effects: readonly number[], registers: Registers): void;
}

/** Moves: the reactions of charts, and the compiled choices of cells. */
import type { Envelope } from '#machines';
import type { Query } from '../chart/local-state.ts';
import type { Choice, ChoiceKind } from '../choice.ts';

/** A query and the number of the local state in which it is asked. */
export type QueryInState = Query & { readonly local: number };

/** A chart's reaction to one event in one local state. */
export interface Reaction {
  /** The local state afterwards. */
  readonly local: number;
  readonly asked: QueryInState;
  /** Pairs of party and code (see `Registers.code`), flat. */
  readonly effects: readonly number[];
  readonly sends: readonly Envelope[];
  readonly reports: readonly number[];
  readonly heard: boolean;
}

/** A compiled choice of a cell: the cell afterwards and the effects on other cells. */
export interface Move {
  /** Unique in the model. */
  readonly id: number;
  readonly kind: ChoiceKind;
  /** The place of the kind in `ChoiceKinds`. */
  readonly place: number;
  readonly choice: Choice;
  readonly party: number;
  /** The message that is delivered, lost or copied, or -1. */
  readonly message: number;
  /** The query to the party's chart; undefined where no chart moves. */
  readonly asked: QueryInState | undefined;
  /** The party's cell after the move. */
  readonly to: number;
  /** Pairs of party and code (see `Registers.code`), flat. */
  readonly effects: readonly number[];
  readonly sends: readonly Envelope[];
  /** The ids of the reports, in order. */
  readonly reports: readonly number[];
  /** False only for a delivery that the state neither handles nor explicitly ignores. */
  readonly heard: boolean;
  /** The fairness item, or -1 for a choice that is not fair. */
  readonly item: number;
  /** The budget counter that the choice decreases, or -1. */
  readonly counter: number;
}

/** The fairness item of a step by a move, or -1. A step that leaves the world unchanged has none. */
export function itemOfStep({ item }: Move, isSameWorld: boolean): number {
  return isSameWorld ? -1 : item;
}

/** A message that a crash loses, and the party whose inbox holds it. */
export interface Loss {
  readonly party: number;
  readonly message: number;
}

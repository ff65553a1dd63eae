/** Moves: what a chart does when it is asked, and one thing that may happen in a cell. */
import type { Envelope } from '#machines';
import type { Question } from '../chart/local-state.ts';
import type { Choice, ChoiceKind } from '../choice.ts';

/** A question, and the number of the local state it is put in. */
export type Asked = Question & { readonly local: number };

/** What a chart does in one local state when it is asked one event. */
export interface Reaction {
  /** The local state after it. */
  readonly local: number;
  readonly asked: Asked;
  /** Pairs of party and code, flat. */
  readonly effects: readonly number[];
  readonly sends: readonly Envelope[];
  readonly reports: readonly number[];
  readonly heard: boolean;
}

/** One thing that may happen in a cell, compiled: the cell after it and what it does elsewhere. */
export interface Move {
  /** Unique in the model. */
  readonly id: number;
  readonly kind: ChoiceKind;
  /** The kind's place among the kinds. */
  readonly place: number;
  readonly choice: Choice;
  readonly party: number;
  /** The message that is delivered, lost or copied, or -1. */
  readonly message: number;
  /** What the party's chart was asked: in which local state, and which event; undefined where no chart moves. */
  readonly asked: Asked | undefined;
  /** The party's cell after the move. */
  readonly to: number;
  /** Pairs of party and code (see `Registers.code`), flat. */
  readonly effects: readonly number[];
  readonly sends: readonly Envelope[];
  /** Ids of the reports made, in order. */
  readonly reports: readonly number[];
  /** False where a message is delivered that the state neither handles nor names as ignored. */
  readonly heard: boolean;
  /** The fairness item, or -1 where no fair run has to take it. */
  readonly item: number;
  /** The budget counter it is paid from, or -1. */
  readonly counter: number;
}

/** The fairness item a step by a move is an instance of, or -1: what leaves the world as it is demands nothing. */
export function itemOfStep({ item }: Move, isSameWorld: boolean): number {
  return isSameWorld ? -1 : item;
}

/** A message a crash takes along, and out of whose inbox. */
export interface Loss {
  readonly party: number;
  readonly message: number;
}

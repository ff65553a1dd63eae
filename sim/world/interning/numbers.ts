/**
 * The values that a model's numbers denote, as plain data, so that another process can assign the same numbers. A local
 * state is given by the query that first led to it: the other process repeats the query, and checks that the chart has
 * the same answer.
 */
import type { Envelope, Report } from '#machines';
import { InputError } from '../input-error.ts';
import type { Model } from '../model.ts';
import { canonical } from './interner.ts';
import type { QueryInState } from './move.ts';

/** The interned values so far, each list in the order of its numbers. */
export interface Numbers {
  readonly messages: readonly Envelope[];
  readonly items: readonly string[];
  readonly parties: readonly {
    /** The query that first led to each local state; null for initial states. */
    readonly locals: readonly (QueryInState | null)[];
    readonly inboxes: readonly (readonly number[])[];
    /** The local state and inbox of each cell, flat. */
    readonly cells: readonly number[];
    /** The actions that the engine does not run. */
    readonly notRun: readonly string[];
  }[];
  readonly observers: readonly (readonly { readonly state: number; readonly report: Report }[])[];
  /** The queries of each party’s chart, then of each observer’s, so that each query is counted once. */
  readonly questions: readonly (readonly string[])[];
  /** A hash of the texts of all local states and observers’ states. */
  readonly digest: number;
}

/** The values that a model's numbers denote. */
export function numbersOf(model: Model): Numbers {
  const { registers, cells, observers } = model;
  return {
    messages: registers.messages.values,
    items: registers.items.values,
    parties: cells.map(({ origins, inboxes, localOf, inboxOf, notRun }) => ({
      locals: origins.map(origin => origin ?? null),
      inboxes: Array.from({ length: inboxes.size }, (_, inbox) => inboxes.messages(inbox)),
      cells: localOf.flatMap((local, cell) => [local, inboxOf[cell]!]),
      notRun: [...notRun].sort(),
    })),
    observers: observers.map(({ origins }) => origins.slice(1).map(origin => origin!)),
    questions: [...cells, ...observers].map(({ queries }) => [...queries].sort()),
    digest: digestOf(model),
  };
}

/**
 * Assigns the same numbers in a model that is not yet explored.
 * @throws InputError where its charts have other answers
 */
export function adoptNumbers(model: Model, { messages, items, parties, observers, questions, digest }: Numbers): void {
  const { registers } = model;
  const same = (number: number, expected: number): void => {
    if (number !== expected) refuse();
  };
  for (const [at, envelope] of messages.entries()) same(registers.message(envelope), at);
  for (const [at, text] of items.entries())
    same(
      registers.items.id(text, () => text),
      at,
    );
  for (const [party, { locals, inboxes, cells: pairs, notRun }] of parties.entries()) {
    const cells = model.cells[party]!;
    for (const [at, asked] of locals.entries()) if (asked) same(cells.reach(asked), at);
    for (const [at, inbox] of inboxes.entries()) same(cells.inboxes.adopt(inbox), at);
    for (let at = 0; at < pairs.length; at += 2) same(cells.cell(pairs[at]!, pairs[at + 1]!), at / 2);
    for (const action of notRun) cells.notRun.add(action);
  }
  for (const [at, states] of observers.entries())
    for (const [state, heard] of states.entries()) same(model.observers[at]!.reach(heard), state + 1);
  for (const [at, asked] of [...model.cells, ...model.observers].entries())
    for (const query of questions[at]!) asked.queries.add(query);
  same(digestOf(model), digest);
}

function refuse(): never {
  throw new InputError("the charts' answers differ from those of the saved search; start again");
}

/** The hash of the texts of all states (FNV-1a, 32 bits). */
function digestOf({ cells, observers }: Model): number {
  let hash = 0x811c9dc5 | 0;
  const add = (state: unknown): void => {
    const text = canonical(state);
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  };
  for (const each of cells) for (const local of each.origins.keys()) add(each.localState(local));
  for (const each of observers) for (const state of each.origins.keys()) add(each.state(state));
  return hash;
}

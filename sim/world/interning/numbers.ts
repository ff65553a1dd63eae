/**
 * What the numbers of a model stand for, as plain data, so that another process can give the same meanings the same
 * numbers. A local state is told by how it was first reached: the chart is asked again, and answers what it answered.
 */
import type { Envelope, Report } from '#machines';
import { InputError } from '../input-error.ts';
import type { Model } from '../model.ts';
import { canonical } from './interner.ts';
import type { Asked } from './move.ts';

/** The numbers given so far, each list in their order. */
export interface Numbers {
  readonly messages: readonly Envelope[];
  readonly items: readonly string[];
  readonly parties: readonly {
    /** What was asked when each local state was reached first; null of one the party begins in. */
    readonly locals: readonly (Asked | null)[];
    readonly inboxes: readonly (readonly number[])[];
    /** Local state and inbox of each cell, flat. */
    readonly cells: readonly number[];
    /** Actions that were asked for and are not run. */
    readonly notRun: readonly string[];
  }[];
  readonly observers: readonly (readonly { readonly state: number; readonly report: Report }[])[];
  /** What each party’s and then each observer’s chart was asked, so that each question is counted once. */
  readonly questions: readonly (readonly string[])[];
  /** Over the texts of all local states and observers’ states. */
  readonly digest: number;
}

/** What a model’s numbers stand for. */
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
    questions: [...cells, ...observers].map(({ questions }) => [...questions].sort()),
    digest: digestOf(model),
  };
}

/** Gives a model that was not yet explored the same numbers; refuses where its charts answer something else by now. */
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
    for (const question of questions[at]!) asked.questions.add(question);
  same(digestOf(model), digest);
}

function refuse(): never {
  throw new InputError('the charts answer otherwise than they did when this was kept; begin anew');
}

/** A number over the texts of all states (FNV-1a). */
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

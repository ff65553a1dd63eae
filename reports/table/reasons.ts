/** Why messages are unexpected: the unexpected cells of a table, sorted by the list beside the chart. Pure. */
import type { Unexpected } from '#machines';

/** Unexpected cells with one reason, with one finding of the checker, or with neither: a question. */
export interface Reason {
  readonly messages: readonly string[];
  readonly states: readonly string[];
  readonly because?: string;
  readonly found?: string;
}

/** An unexpected cell. */
export interface Surprise {
  readonly message: string;
  readonly state: string;
}

/** The reasons of these cells in the order of the list, then the questions. `named` gives the name of a state in the list. */
export function reasonsOf(
  surprises: readonly Surprise[],
  list: readonly Unexpected[],
  named: (state: string) => string,
): readonly Reason[] {
  const isIn = ({ message, state }: Surprise, { messages, states }: Unexpected): boolean =>
    [messages].flat().includes(message) && [states].flat().includes(named(state));
  const listed = list.flatMap(each => {
    const { messages: _, states: __, ...why } = each;
    const mine = surprises.filter(surprise => isIn(surprise, each));
    return mine.length > 0 ? [{ ...cellsOf(mine), ...why }] : [];
  });
  return [...listed, ...questionsOf(surprises.filter(surprise => !list.some(each => isIn(surprise, each))))];
}

/** A question for each set of states; messages that are unexpected in the same ones share it. */
function questionsOf(open: readonly Surprise[]): readonly Reason[] {
  const byStates = new Map<string, Surprise[]>();
  for (const message of new Set(open.map(each => each.message))) {
    const mine = open.filter(each => each.message === message);
    const states = JSON.stringify(mine.map(({ state }) => state));
    byStates.set(states, [...(byStates.get(states) ?? []), ...mine]);
  }
  return [...byStates.values()].map(cellsOf);
}

const cellsOf = (surprises: readonly Surprise[]) => ({
  messages: [...new Set(surprises.map(({ message }) => message))],
  states: [...new Set(surprises.map(({ state }) => state))],
});

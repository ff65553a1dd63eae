/** The verdicts as lines, violated and pending ones first; a property that the last step broke is explained below. */

import { type Line, span, truncated, windowAround } from '../paint/line.ts';
import { symbols, verdictStyle, verdictSymbol } from '../paint/theme.ts';
import type { Run } from '../run/run.ts';
import { brokenNow, type RunVerdict, verdictsIn } from '../run/verdicts.ts';
import type { Rect } from '../state/arrange.ts';
import { explained } from './explain.ts';

const words = { violated: 'violated', pending: 'owed', unreached: 'not yet', holds: '' } as const;
const rank = { violated: 0, pending: 1, unreached: 2, holds: 3 } as const;

/** The verdicts in the order of the list: violated, pending, not reached, holds. */
export function rankedVerdicts(run: Run): readonly RunVerdict[] {
  return verdictsIn(run).toSorted((one, two) => rank[one.state] - rank[two.state]);
}

/** The lines that fill a rectangle; with a cursor, the property under it is explained below. */
export function verdictLines(run: Run, { width, height }: Rect, cursor?: number): readonly Line[] {
  const verdicts = rankedVerdicts(run);
  const chosen = cursor === undefined ? brokenNow(run)[0] : verdicts[cursor];
  const says = chosen ? explained(run, chosen, width) : [];
  // The list keeps at least half of the rectangle.
  const room = Math.min(says.length, Math.max(0, Math.ceil(height / 2) - 1));
  const below = room < 2 ? [] : [[span('')], ...says.slice(0, room)];
  const lines = verdicts.map((verdict, at) => verdictLine(verdict, width, at === cursor));
  return [...windowAround(lines, cursor ?? 0, height - below.length), ...below];
}

function verdictLine({ property, state, since }: RunVerdict, width: number, here: boolean): Line {
  const style = verdictStyle[state];
  const when = since === undefined || state === 'holds' ? '' : ` at ${since}`;
  const note = words[state] === '' ? '' : `  ${words[state]}${when}`;
  const lead = here ? 4 : 2;
  const name = truncated(
    [span(property.name, here ? 'here' : state === 'violated' ? 'bad' : 'plain')],
    width - lead - note.length,
  );
  return [
    ...(here ? [span(`${symbols.cursor} `, 'here')] : []),
    span(`${verdictSymbol[state]} `, style),
    ...name,
    span(note, style),
  ];
}

/** The number of verdicts of each kind, with its symbol. */
export function verdictCounts(verdicts: readonly RunVerdict[]): Line {
  return (['violated', 'pending', 'unreached', 'holds'] as const).flatMap(state => {
    const count = verdicts.filter(verdict => verdict.state === state).length;
    return count === 0 ? [] : [span(` ${verdictSymbol[state]} ${count}`, verdictStyle[state])];
  });
}

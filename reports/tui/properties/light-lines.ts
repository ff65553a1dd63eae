/** The verdicts as lines, violated and pending ones first; a property that the last step broke is explained below. */

import { type Line, span, truncated, windowAround } from '../paint/line.ts';
import { lightLook, lightSymbol, symbols } from '../paint/theme.ts';
import { brokenNow, type Light, lightsIn } from '../run/lights.ts';
import type { Run } from '../run/run.ts';
import type { Rect } from '../state/arrange.ts';
import { explained } from './explain.ts';

const words = { violated: 'violated', owed: 'owed', unreached: 'not yet', holds: '' } as const;
const rank = { violated: 0, owed: 1, unreached: 2, holds: 3 } as const;

/** The verdicts in the order of the list: violated, pending, not reached, holds. */
export function rankedLights(run: Run): readonly Light[] {
  return lightsIn(run).toSorted((one, two) => rank[one.state] - rank[two.state]);
}

/** The lines that fill a rectangle; with a cursor, the property under it is explained below. */
export function lightLines(run: Run, { width, height }: Rect, cursor?: number): readonly Line[] {
  const lights = rankedLights(run);
  const chosen = cursor === undefined ? brokenNow(run)[0] : lights[cursor];
  const says = chosen ? explained(run, chosen, width) : [];
  // The list keeps at least half of the rectangle.
  const room = Math.min(says.length, Math.max(0, Math.ceil(height / 2) - 1));
  const below = room < 2 ? [] : [[span('')], ...says.slice(0, room)];
  const lines = lights.map((light, at) => lightLine(light, width, at === cursor));
  return [...windowAround(lines, cursor ?? 0, height - below.length), ...below];
}

function lightLine({ property, state, since }: Light, width: number, here: boolean): Line {
  const look = lightLook[state];
  const when = since === undefined || state === 'holds' ? '' : ` at ${since}`;
  const note = words[state] === '' ? '' : `  ${words[state]}${when}`;
  const lead = here ? 4 : 2;
  const name = truncated(
    [span(property.name, here ? 'here' : state === 'violated' ? 'bad' : 'plain')],
    width - lead - note.length,
  );
  return [
    ...(here ? [span(`${symbols.cursor} `, 'here')] : []),
    span(`${lightSymbol[state]} `, look),
    ...name,
    span(note, look),
  ];
}

/** The number of verdicts of each kind, with its symbol. */
export function lightCount(lights: readonly Light[]): Line {
  return (['violated', 'owed', 'unreached', 'holds'] as const).flatMap(state => {
    const count = lights.filter(light => light.state === state).length;
    return count === 0 ? [] : [span(` ${lightSymbol[state]} ${count}`, lightLook[state])];
  });
}

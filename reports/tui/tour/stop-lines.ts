/** The screens of the tour: a page for each stop, and a line above the runs that are opened there. Pure. */

import { safeguards } from '#machines';
import type { Stop } from '../../formats/tour-stops.ts';
import { formatNumber } from '../../text/number.ts';
import { type Line, paragraph, span, type TextStyle, truncated, windowFrom } from '../paint/line.ts';
import type { RunVerdict } from '../run/verdicts.ts';
import type { Rect } from '../state/arrange.ts';
import type { State } from '../state/state.ts';
import { answerIn, propertyIn, questionIn, stopIn } from './tour.ts';

const blank: Line = [];
const exploring = 'exploring…';
/** The widest readable line, in columns. */
const readable = 76;

/** The page of a stop: the purpose of the protocol, the trouble, the property, and the safeguard that mends. */
export function stopLines(state: State, room: Rect): readonly Line[] {
  return windowFrom(pageLines(state, room), state.cursor, room.height);
}

/** The largest scroll of the page of a stop. */
export function stopScrollMax(state: State, room: Rect): number {
  return Math.max(0, pageLines(state, room).length - room.height);
}

function pageLines(state: State, { width, height }: Rect): readonly Line[] {
  const stop = stopIn(state);
  if (!stop) return [];
  const { published, hardened, story, price } = safeguards[stop.mends];
  const columns = Math.min(width, readable);
  const headed = (heading: string, style: TextStyle, text: string): readonly Line[] => {
    const [first = blank, ...rest] = paragraph(text, columns - indent);
    return [
      [span(heading.padEnd(indent), style), ...first],
      ...rest.map((line): Line => [span(' '.repeat(indent)), ...line]),
    ];
  };
  const parts: readonly (readonly Line[])[] = [
    [truncated([...placeOf(state), span(stop.title, 'title')], width)],
    paragraph(stop.about, columns),
    headed('Trouble', 'caution', `${stop.trouble}, and ${stop.mends} is “${published}”.`),
    headed('Broken', 'bad', propertyIn(state)?.says ?? ''),
    headed('Mended', 'good', `${stop.mends} = ${hardened}. ${story} Its price: ${price}.`),
    foundLines(state, stop, columns),
  ];
  const lines = parts.flatMap((part, at) => (at === 0 ? part : [blank, ...part]));
  // Blank lines are left out if they do not fit.
  return lines.length <= height ? lines : parts.flat();
}

/** The width of the column of headings. */
const indent = 9;

function placeOf({ visit, stops }: State): Line {
  return [span(`Stop ${(visit?.at ?? 0) + 1} of ${stops.length}`, 'here'), span('  ')];
}

function foundLines(state: State, stop: Stop, columns: number): readonly Line[] {
  const { visit } = state;
  const answer = visit?.shows === 'mended' ? undefined : answerIn(state);
  const opens = visit?.shows === 'broken' ? '; it opens as soon as it is found' : '';
  if (!answer) return paragraph(`${exploring} ${stop.scenario}${opens}`, columns, 'caution');
  if (answer.token === undefined) return paragraph(`Nothing of it is found in ${stop.scenario}.`, columns, 'caution');
  return paragraph('The shortest way to it is found: enter, and take it step by step. m shows it mended.', columns);
}

/** The line above a stop's run: the stop, and its violation with the step, or that the property held in every world. */
export function headingLine(state: State, verdicts: readonly RunVerdict[], columns: number): Line {
  const stop = stopIn(state);
  if (!stop) return blank;
  return truncated([...placeOf(state), ...headingOf(state, stop, verdicts)], columns);
}

function headingOf(
  state: State,
  { title, trouble, mends, property, scenario }: Stop,
  verdicts: readonly RunVerdict[],
): Line {
  if (state.visit?.shows === 'mended') {
    const now = `${mends} = ${safeguards[mends].hardened}`;
    const answer = answerIn(state);
    if (questionIn(state) || !answer) return [span(exploring, 'caution'), span(`  ${now}`, 'quiet')];
    const worlds = formatNumber(answer.worlds);
    if (answer.verdict !== 'holds') return [span(`${answer.verdict} in ${worlds} worlds  ${now}`, 'bad')];
    return [
      span(`Mended: the property held in all ${worlds} worlds`, 'good'),
      span(` of ${scenario}, with ${now}`, 'quiet'),
    ];
  }
  const verdict = verdicts.find(each => each.property.name === property);
  if (verdict?.state === 'violated' && (state.run?.position ?? 0) > 0)
    return [span(`✗ ${property} is broken`, 'bad'), span('  m mends it, n goes on', 'quiet')];
  return [span(title, 'title'), span(`  ${trouble}; ${mends} is “${safeguards[mends].published}”`, 'quiet')];
}

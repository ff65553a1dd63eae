/** Whole screens: the scenarios to choose from, the keys, the token in full. Pure lines. */
import type { Room } from './arrange.ts';
import { bindings, type Screen } from './keys.ts';
import { around, clipped, type Line, paragraph, span, widthOf } from './line.ts';
import { lightLook, symbols } from './looks.ts';
import { type Run, tokenSoFar } from './run.ts';
import type { State } from './state.ts';

const blank: Line = [];

/** The stops of the tour and the scenarios, and the story of the one under the cursor. */
export function chooserLines({ stops, scenarios, cursor }: State, { width, height }: Room): readonly Line[] {
  const head: Line[] = [
    [span('Tongka', 'here'), span('  mobile card management, step by step', 'quiet')],
    blank,
    ...(stops.length === 0 ? [[span('Choose a scenario', 'title')] satisfies Line, blank] : []),
  ];
  const story = paragraph(stops[cursor]?.about ?? scenarios[cursor - stops.length]?.story ?? '', Math.min(width, 76));
  const toured = entries(
    stops.map(({ title, trouble }, at) => [`${at + 1} ${title}`, trouble]),
    cursor,
    width,
  );
  const listed = entries(
    scenarios.map(({ name, story }) => [name, story]),
    cursor - stops.length,
    width,
  );
  const lines =
    stops.length === 0
      ? listed
      : [[span('Take the tour', 'title')], ...toured, blank, [span('Or choose a scenario', 'title')], ...listed];
  const under = stops.length === 0 ? cursor : cursor + (cursor < stops.length ? 1 : 3);
  const room = Math.max(3, height - head.length - story.length - 1);
  return [...head, ...around(lines, under, room), blank, ...story].slice(0, height);
}

/** Names in a column and what they are about, the one the cursor is on marked. */
function entries(rows: readonly (readonly [string, string])[], cursor: number, width: number): Line[] {
  const column = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.map(([name, about], place): Line => {
    const here = place === cursor;
    return clipped(
      [
        span(here ? `${symbols.cursor} ` : '  ', 'here'),
        span(name.padEnd(column), here ? 'here' : 'strong'),
        span(about, 'quiet'),
      ],
      width,
    );
  });
}

/** Every key of a screen, in as many columns as it takes. */
export function helpLines(screen: Screen, { width, height }: Room): readonly Line[] {
  const mine = bindings.filter(({ on }) => on.includes(screen));
  const shown = Math.max(...mine.map(binding => binding.shown.length)) + 2;
  const lines = mine.map(({ shown: keys, does }): Line => [span(keys.padEnd(shown), 'strong'), span(does)]);
  const head: Line[] = height > lines.length + 1 ? [[span('Keys', 'title')], blank] : [[span('Keys', 'title')]];
  const room = Math.max(1, height - head.length);
  const columns = Math.ceil(lines.length / room);
  if (columns === 1) {
    const legend =
      (screen === 'run' || screen === 'walk') && room >= lines.length + legendLines.length ? legendLines : [];
    return [...head, ...lines, ...legend].map(line => clipped(line, width));
  }
  const each = Math.ceil(lines.length / columns);
  const column = Math.floor(width / columns);
  const rows = Array.from(
    { length: each },
    (_, row): Line =>
      Array.from({ length: columns }, (_, at) => lines[at * each + row] ?? blank).flatMap(line => filled(line, column)),
  );
  return [...head, ...rows];
}

/** What the symbols mean. */
const legendLines: readonly Line[] = [
  blank,
  [
    span('●', lightLook.holds),
    span(' holds so far   '),
    span('●', lightLook.violated),
    span(' violated   '),
    span('◐', lightLook.owed),
    span(' owed   '),
    span('○', lightLook.unreached),
    span(' not yet seen'),
  ],
  [
    span(symbols.fault, 'fault'),
    span(' a fault   '),
    span(symbols.moved, 'changed'),
    span(' moved in the last step   '),
    span('←', 'owed'),
    span(' waits in the inbox'),
  ],
];

function filled(line: Line, columns: number): Line {
  const cut = clipped(line, columns - 1);
  return [...cut, span(' '.repeat(columns - widthOf(cut)))];
}

/** The token of the steps taken, whole, for copying. */
export function tokenLines(run: Run, { width, height }: Room): readonly Line[] {
  const token = tokenSoFar(run);
  const lines: Line[] = [];
  for (let at = 0; at < token.length; at += width) lines.push([span(token.slice(at, at + width))]);
  const head: Line[] = [
    [span('Token', 'title'), span(`  the ${run.position} steps taken; replay takes it`, 'quiet')],
    blank,
  ];
  return [...head, ...lines].slice(0, height);
}

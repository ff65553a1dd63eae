/** Whole screens: the scenarios to choose from, the keys, the token in full. Pure lines. */
import type { Room } from './arrange.ts';
import { bindings, type Screen } from './keys.ts';
import { around, clipped, type Line, paragraph, span, widthOf } from './line.ts';
import { lightLook, symbols } from './looks.ts';
import { type Run, tokenSoFar } from './run.ts';
import type { State } from './state.ts';

const blank: Line = [];

/** The scenarios, and the story of the one under the cursor. */
export function chooserLines({ scenarios, cursor }: State, { width, height }: Room): readonly Line[] {
  const column = Math.max(...scenarios.map(({ name }) => name.length)) + 2;
  const head: Line[] = [
    [span('Tongka', 'here'), span('  mobile card management, step by step', 'quiet')],
    blank,
    [span('Choose a scenario', 'title')],
    blank,
  ];
  const chosen = scenarios[cursor];
  const story = chosen ? paragraph(chosen.story, Math.min(width, 76)) : [];
  const lines = scenarios.map(({ name, story }, place): Line => {
    const here = place === cursor;
    return clipped(
      [
        span(here ? `${symbols.cursor} ` : '  ', 'here'),
        span(name.padEnd(column), here ? 'here' : 'strong'),
        span(story, 'quiet'),
      ],
      width,
    );
  });
  const room = Math.max(3, height - head.length - story.length - 1);
  return [...head, ...around(lines, cursor, room), blank, ...story].slice(0, height);
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
    const legend = screen === 'run' && room >= lines.length + legendLines.length ? legendLines : [];
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

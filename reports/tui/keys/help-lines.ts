/** Overlays that fill the screen: the keys, and the whole token. Pure. */

import { type Line, padded, paragraph, span, truncated, windowFrom } from '../paint/line.ts';
import { symbols, verdictStyle, verdictSymbol } from '../paint/theme.ts';
import { panes } from '../panes/panes.ts';
import { type Run, tokenSoFar } from '../run/run.ts';
import type { Rect } from '../state/arrange.ts';
import { screenOf } from '../state/screen.ts';
import type { State } from '../state/state.ts';
import { bindingsFor } from './keys.ts';

const blank: Line = [];

/** The lines of the key help that fill a rectangle, from the scrolled line on. */
export function helpLines(state: State, room: Rect): readonly Line[] {
  return windowFrom(keyLines(state, room), state.overlay?.kind === 'help' ? state.overlay.scroll : 0, room.height);
}

/** The largest scroll of the key help. */
export function helpScrollMax(state: State): number {
  const { columns: width, rows } = state.size;
  const height = rows - 1;
  return Math.max(0, keyLines(state, { width, height }).length - height);
}

/** The keys of the focused pane, and every key of the screen, in as many columns as fit. */
function keyLines(state: State, { width, height }: Rect): readonly Line[] {
  const screen = screenOf(state);
  const inRun = screen === 'run' || screen === 'walk';
  const mine = bindingsFor(screen);
  const shown = Math.max(...mine.map(binding => binding.shown.length)) + 2;
  const lines = mine.map(({ shown: keys, does }): Line => [span(keys.padEnd(shown), 'strong'), span(does)]);
  const pane = inRun ? panes[state.focus].help : undefined;
  const head: Line[] = [
    [span('Keys', 'title'), ...(pane ? [span(`  in ${pane.name}`, 'here')] : [])],
    ...(pane ? paragraph(pane.does, width) : []),
    ...(height > lines.length / 2 + 4 ? [blank] : []),
  ];
  const room = Math.max(1, height - head.length);
  // Narrower columns are unreadable.
  const columns = Math.min(
    Math.max(Math.ceil(lines.length / room), width >= 140 ? 2 : 1),
    Math.max(1, Math.floor(width / 39)),
  );
  const each = Math.ceil(lines.length / columns);
  const column = Math.floor(width / columns);
  const rows = Array.from(
    { length: each },
    (_, row): Line =>
      Array.from({ length: columns }, (_, at) => lines[at * each + row] ?? blank).flatMap(line => [
        ...padded(truncated(line, column - 1), column),
      ]),
  );
  const legend = inRun && room >= rows.length + legendLines.length ? legendLines : [];
  return [...head, ...rows, ...legend].map(line => truncated(line, width));
}

/** The legend of the symbols. */
const legendLines: readonly Line[] = [
  blank,
  [
    span(verdictSymbol.holds, verdictStyle.holds),
    span(' holds so far   '),
    span(verdictSymbol.violated, verdictStyle.violated),
    span(' violated   '),
    span(verdictSymbol.pending, verdictStyle.pending),
    span(' owed   '),
    span(verdictSymbol.unreached, verdictStyle.unreached),
    span(' not yet seen'),
  ],
  [
    span(symbols.fault, 'fault'),
    span(' a fault   '),
    span(symbols.moved, 'changed'),
    span(' changed in the last step   '),
    span('[state]', 'active'),
    span(' where a party is'),
  ],
];

/** The whole token of the steps taken. */
export function tokenLines(run: Run, { width, height }: Rect): readonly Line[] {
  const token = tokenSoFar(run);
  const lines: Line[] = [];
  for (let at = 0; at < token.length; at += width) lines.push([span(token.slice(at, at + width))]);
  const head: Line[] = [
    [span('Token', 'title'), span(`  the ${run.position} steps taken; y copies it, tongka replay takes it`, 'quiet')],
    blank,
  ];
  return [...head, ...lines].slice(0, height);
}

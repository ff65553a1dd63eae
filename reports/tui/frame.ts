/** Frames: a state as the lines of a whole screen. The only thing that is drawn, on a terminal, in a test or as a picture. */
import { gutter, type Placed, type Room } from './arrange.ts';
import { footerLine, headerLines, titleLine } from './edges.ts';
import { homeLines } from './home-lines.ts';
import { lightsIn } from './lights.ts';
import { clipped, filled, type Line, span, widthOf } from './line.ts';
import { menuLines } from './menu-lines.ts';
import { type Canvas, painted } from './paint.ts';
import { paneLines, paneNote, paneTitle } from './panes.ts';
import type { Run } from './run.ts';
import { helpLines, tokenLines } from './screens.ts';
import { arranged, type State } from './state.ts';
import { headingLine, stopLines } from './tour-panes.ts';

/** Every line of the screen: as many as the terminal has rows, and none wider than it. */
export function frameOf(state: State): readonly Line[] {
  const { screen, tooSmall } = arranged(state);
  const { run, layer } = state;
  const body = { width: screen.width, height: screen.height - 1 };
  if (tooSmall) return inRoom([[span('Too small: make it 60 × 20.')]], screen);
  const foot = footerLine(state, screen.width);
  const whole = (lines: readonly Line[]): readonly Line[] => [...inRoom(lines, body), foot];
  if (layer?.kind === 'help') return whole(helpLines(state, body));
  if (run && layer?.kind === 'token') return whole(tokenLines(run, body));
  if (run) return runFrame(state, run);
  return whole(state.visit ? stopLines(state, body) : homeLines(state, body));
}

/** A frame as text. */
export function frameText(state: State, canvas: Canvas): string {
  return frameOf(state)
    .map(line => painted(line, canvas))
    .join('\n');
}

/** Signs that make one change of what is between them, on terminals that know them. */
const together = { begin: '\u001B[?2026h', end: '\u001B[?2026l' } as const;
const toTheTop = '\u001B[H';
const clearToTheRight = '\u001B[K';
const clearBelow = '\u001B[J';

/** A frame as what draws it over the one before. A line that fills its row is not cleared after: that would take its last letter. */
export function frameDrawn(state: State, canvas: Canvas): string {
  const { columns } = state.size;
  const lines = frameOf(state).map(line => `${painted(line, canvas)}${widthOf(line) < columns ? clearToTheRight : ''}`);
  const below = lines.length < state.size.rows ? clearBelow : '';
  return `${together.begin}${toTheTop}${lines.join('\r\n')}${below}${together.end}`;
}

/** Exactly as many lines as a room is high, none wider. */
function inRoom(lines: readonly Line[], { width, height }: Room): readonly Line[] {
  return Array.from({ length: height }, (_, at) => clipped(lines[at] ?? [], width));
}

function runFrame(state: State, run: Run): readonly Line[] {
  const { screen, columns } = arranged(state);
  const heading = state.visit ? [headingLine(state, lightsIn(run), screen.width)] : [];
  const head = [...heading, ...headerLines(state, run, screen.width)];
  const height = screen.height - head.length - 1;
  const { layer } = state;
  if (layer?.kind === 'menu') {
    const lines = menuLines(state, run, layer, { width: screen.width, height });
    return [
      ...inRoom([...head, ...inRoom(lines, { width: screen.width, height })], { ...screen, height: screen.height - 1 }),
      footerLine(state, screen.width),
    ];
  }
  const told = columns.map(column => columnLines(state, run, column, height));
  const rows = Array.from({ length: height }, (_, row): Line => {
    return columns.flatMap(([first], at): Line => {
      const line = told[at]![row] ?? [];
      const { width } = first!.room;
      return at === columns.length - 1 ? clipped(line, width) : [...filled(line, width), rule];
    });
  });
  return [...head, ...rows, footerLine(state, screen.width)];
}

const rule = span(`${' '.repeat(Math.floor(gutter / 2))}│${' '.repeat(gutter - 1 - Math.floor(gutter / 2))}`, 'quiet');

function columnLines(state: State, run: Run, column: readonly Placed[], height: number): readonly Line[] {
  const { width } = column[0]!.room;
  const lines = column.flatMap(placed => {
    const title = placed.titled
      ? [titleLine(paneTitle(run, placed.pane), paneNote(state, run, placed), width, placed.pane === state.focus)]
      : [];
    return [...title, ...inRoom(paneLines(state, run, placed), placed.room)];
  });
  return inRoom(lines, { width, height });
}

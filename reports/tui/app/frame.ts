/** Frames: a state as the lines of a whole screen. The only thing that is drawn, on a terminal, in a test or as a picture. */

import { homeLines } from '../home/home-lines.ts';
import { helpLines, tokenLines } from '../keys/help-lines.ts';
import { menuLines } from '../menu/menu-lines.ts';
import { type Line, padded, span, truncated, widthOf } from '../paint/line.ts';
import { type Canvas, painted } from '../paint/paint.ts';
import { linesInSight, panes } from '../panes/panes.ts';
import { lightsIn } from '../run/lights.ts';
import type { Run } from '../run/run.ts';
import { footerLine, headerLines, titleLine } from '../run-screen/header-footer.ts';
import { gutter, type Placed, type Rect } from '../state/arrange.ts';
import { arranged } from '../state/screen.ts';
import type { Running, State } from '../state/state.ts';
import { headingLine, stopLines } from '../tour/stop-lines.ts';

/** Every line of the screen: as many as the terminal has rows, and none wider than it. */
export function frameOf(state: State): readonly Line[] {
  const { screen, tooSmall } = arranged(state);
  const { run, overlay } = state;
  const body = { width: screen.width, height: screen.height - 1 };
  if (tooSmall) return inRoom([[span('Too small: make it 60 × 20.')]], screen);
  const foot = footerLine(state, screen.width);
  const whole = (lines: readonly Line[]): readonly Line[] => [...inRoom(lines, body), foot];
  if (overlay?.kind === 'help') return whole(helpLines(state, body));
  if (run && overlay?.kind === 'token') return whole(tokenLines(run, body));
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
function inRoom(lines: readonly Line[], { width, height }: Rect): readonly Line[] {
  return Array.from({ length: height }, (_, at) => truncated(lines[at] ?? [], width));
}

function runFrame(state: State, run: Run): readonly Line[] {
  const { screen, columns } = arranged(state);
  const heading = state.visit ? [headingLine(state, lightsIn(run), screen.width)] : [];
  const head = [...heading, ...headerLines(state, run, screen.width)];
  const height = screen.height - head.length - 1;
  const { overlay } = state;
  if (overlay?.kind === 'menu') {
    const lines = menuLines(state, run, overlay, { width: screen.width, height });
    return [
      ...inRoom([...head, ...inRoom(lines, { width: screen.width, height })], { ...screen, height: screen.height - 1 }),
      footerLine(state, screen.width),
    ];
  }
  const told = columns.map(column => columnLines(state, run, column, height));
  const rows = Array.from({ length: height }, (_, row): Line => {
    return columns.flatMap(([first], at): Line => {
      const line = told[at]![row] ?? [];
      const { width } = first!.rect;
      return at === columns.length - 1 ? truncated(line, width) : [...padded(line, width), rule];
    });
  });
  return [...head, ...rows, footerLine(state, screen.width)];
}

const rule = span(`${' '.repeat(Math.floor(gutter / 2))}│${' '.repeat(gutter - 1 - Math.floor(gutter / 2))}`, 'quiet');

function columnLines(state: State, run: Run, column: readonly Placed[], height: number): readonly Line[] {
  const { width } = column[0]!.rect;
  const running = { ...state, run };
  const lines = column.flatMap(placed => [
    ...(placed.titled ? [paneTitle(running, placed)] : []),
    ...inRoom(linesInSight(running, placed), placed.rect),
  ]);
  return inRoom(lines, { width, height });
}

/** A pane's name on a rule, and what of it is said in a few characters. */
function paneTitle(state: Running, { pane, rect }: Placed): Line {
  const { title, badge, note } = panes[pane];
  const named: Line = [span(title, 'title'), ...(badge?.(state) ?? [])];
  return titleLine(named, note?.(state, rect) ?? '', rect.width, pane === state.focus);
}

/** A pane: its lines and its keys. Each pane has its own folder; `panes.ts` lists them all. */
import type { Line } from '../paint/line.ts';
import type { Rect } from '../state/arrange.ts';
import type { Running, State } from '../state/state.ts';

export interface Pane {
  readonly title: string;
  /** The help text of the keys whose meaning depends on the pane. */
  readonly help: { readonly name: string; readonly does: string };
  /** All lines of the pane, possibly more than the rectangle holds; only the chart fills its rectangle itself. */
  readonly lines: (state: Running, rect: Rect) => readonly Line[];
  /** The text beside the title. */
  readonly badge?: (state: Running) => Line;
  /** The text at the right edge of the title. */
  readonly note?: (state: Running, rect: Rect) => string;
  /** The number of cursor positions; a pane without a cursor is scrolled by lines. */
  readonly count?: (state: Running) => number;
  /** The line kept in sight while the pane has the focus; by default the line of the cursor. */
  readonly cursorLine?: (state: Running, rect: Rect) => number;
  /** Whether page keys scroll the text; in other panes they move the cursor. */
  readonly isText?: boolean;
  /** The largest scroll; by default the lines less the height. */
  readonly scrolledTo?: (state: Running, rect: Rect, lines: number) => number;
  /** The effect of enter; by default the pane fills the whole screen. */
  readonly take?: (state: Running, cursor: number) => State;
}

/** The cursor position in a pane. */
export function cursorIn(state: State, pane: keyof State['cursors']): number {
  return state.cursors[pane] ?? 0;
}

/** The cursor of the pane if it has the focus; else undefined. */
export function shownCursor(state: State, pane: keyof State['cursors']): number | undefined {
  return state.focus === pane ? cursorIn(state, pane) : undefined;
}

/** The state with the focused pane on the whole screen, or back in its place; its scroll is reset. */
export function zoomToggled(state: State): State {
  return { ...state, zoomed: !state.zoomed, scrolls: {} };
}

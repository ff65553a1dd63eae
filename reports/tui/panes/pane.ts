/** A pane: what it shows and what its keys do. Each pane has a folder of its own, and `panes.ts` lists them all. */
import type { Line } from '../paint/line.ts';
import type { Rect } from '../state/arrange.ts';
import type { Running, State } from '../state/state.ts';

export interface Pane {
  readonly title: string;
  /** What the help says of the keys that mean something else in every pane. */
  readonly help: { readonly name: string; readonly does: string };
  /** All its lines, which may be more than the rectangle is high; the chart alone fills its rectangle by itself. */
  readonly lines: (state: Running, rect: Rect) => readonly Line[];
  /** What stands beside the title. */
  readonly badge?: (state: Running) => Line;
  /** What stands at the right of the title. */
  readonly note?: (state: Running, rect: Rect) => string;
  /** How many things the cursor can be on; a pane without a cursor is scrolled by lines. */
  readonly count?: (state: Running) => number;
  /** The line to show in the middle when the pane has the focus; by default the line of the cursor. */
  readonly cursorLine?: (state: Running, rect: Rect) => number;
  /** Page keys scroll its text; in other panes they move the cursor. */
  readonly isText?: boolean;
  /** How far it can be scrolled, where that is not its lines less its height. */
  readonly scrolledTo?: (state: Running, rect: Rect, lines: number) => number;
  /** What enter does; by default the pane takes the whole screen. */
  readonly take?: (state: Running, cursor: number) => State;
}

/** The place of a pane's cursor. */
export function cursorIn(state: State, pane: keyof State['cursors']): number {
  return state.cursors[pane] ?? 0;
}

/** The cursor of the pane that has the focus; undefined where another one has it. */
export function shownCursor(state: State, pane: keyof State['cursors']): number | undefined {
  return state.focus === pane ? cursorIn(state, pane) : undefined;
}

/** The state in which the focused pane alone fills the screen, or no longer does; its text begins anew. */
export function zoomToggled(state: State): State {
  return { ...state, zoomed: !state.zoomed, scrolls: {} };
}

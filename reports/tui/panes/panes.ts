/** The panes, and the visible lines of each. */
import { branchesPane } from '../branches/branches-pane.ts';
import { chartPane } from '../chart/chart-pane.ts';
import { choicesPane } from '../choices/choices-pane.ts';
import { inFlightPane } from '../in-flight/in-flight-pane.ts';
import { type Line, windowAround, windowFrom } from '../paint/line.ts';
import { partiesPane } from '../parties/parties-pane.ts';
import { propertiesPane } from '../properties/properties-pane.ts';
import type { PaneName, Placed } from '../state/arrange.ts';
import type { Running } from '../state/state.ts';
import { storyPane } from '../story/story-pane.ts';
import { cursorIn, type Pane } from './pane.ts';

export const panes: Readonly<Record<PaneName, Pane>> = {
  choices: choicesPane,
  chart: chartPane,
  parties: partiesPane,
  flight: inFlightPane,
  properties: propertiesPane,
  branches: branchesPane,
  story: storyPane,
};

/** The visible lines of a pane, no more than its rectangle holds. */
export function linesInSight(state: Running, { pane: name, rect }: Placed): readonly Line[] {
  const pane = panes[name];
  const lines = pane.lines(state, rect);
  const scroll = state.scrolls[name] ?? 0;
  if (name === 'chart') return lines;
  if (scroll > 0) return windowFrom(lines, scroll, rect.height);
  const cursorLine = pane.cursorLine?.(state, rect) ?? cursorIn(state, name);
  return windowAround(lines, state.focus === name ? cursorLine : 0, rect.height);
}

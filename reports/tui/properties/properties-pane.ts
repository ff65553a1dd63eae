/** The pane of the properties: the one under the cursor is explained, and enter moves to the step that broke it. */
import { type Pane, shownCursor } from '../panes/pane.ts';
import { atPosition } from '../run/run.ts';
import { verdictsIn } from '../run/verdicts.ts';
import { goTo } from '../run-screen/history.ts';
import { rankedVerdicts, verdictCounts, verdictLines } from './verdict-lines.ts';

export const propertiesPane: Pane = {
  title: 'Properties',
  help: { name: 'the properties', does: '↑ ↓ choose a property and explain it, enter goes to where it broke' },
  lines: (state, rect) => verdictLines(state.run, rect, shownCursor(state, 'properties')),
  badge: ({ run }) => verdictCounts(verdictsIn(run)),
  count: ({ run }) => run.properties.length,
  take: (state, cursor) => {
    const since = rankedVerdicts(state.run)[cursor]?.since;
    return since === undefined ? { ...state, zoomed: !state.zoomed } : goTo(state, atPosition(state.run, since));
  },
};

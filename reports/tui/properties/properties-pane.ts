/** The pane of the properties: the one under the cursor is explained, and enter moves to the step that broke it. */
import { type Pane, shownCursor } from '../panes/pane.ts';
import { lightsIn } from '../run/lights.ts';
import { atPosition } from '../run/run.ts';
import { goTo } from '../run-screen/history.ts';
import { lightCount, lightLines, rankedLights } from './light-lines.ts';

export const propertiesPane: Pane = {
  title: 'Properties',
  help: { name: 'the properties', does: '↑ ↓ choose a property and explain it, enter goes to where it broke' },
  lines: (state, rect) => lightLines(state.run, rect, shownCursor(state, 'lights')),
  badge: ({ run }) => lightCount(lightsIn(run)),
  count: ({ run }) => run.properties.length,
  take: (state, cursor) => {
    const since = rankedLights(state.run)[cursor]?.since;
    return since === undefined ? { ...state, zoomed: !state.zoomed } : goTo(state, atPosition(state.run, since));
  },
};

/** The pane of the story: the last step in a sentence, and as many steps before it as fit. */
import type { Pane } from '../panes/pane.ts';
import { stopIn } from '../tour/tour.ts';
import { storyLines } from './story-lines.ts';

export const storyPane: Pane = {
  title: 'Story',
  help: { name: 'the story', does: '↑ ↓ scroll it, enter gives it the whole screen' },
  lines: (state, rect) => {
    // The story is computed to the end of the next page.
    const ahead = state.focus === 'story' ? (state.scrolls.story ?? 0) + rect.height : 0;
    return storyLines(state.run, { ...rect, height: rect.height + ahead }, stopIn(state)?.property);
  },
  cursorLine: () => 0,
  isText: true,
};

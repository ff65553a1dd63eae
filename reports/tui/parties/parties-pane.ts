/** The pane of the parties: the party under the cursor is shown in full. */
import { cursorIn, type Pane, shownCursor } from '../panes/pane.ts';
import { partyLines } from './party-lines.ts';

export const partiesPane: Pane = {
  title: 'Parties',
  help: {
    name: 'the parties',
    does: '↑ ↓ go from party to party and open each, PgUp PgDn scroll, enter gives it the whole screen',
  },
  lines: (state, rect) => partyLines(state.run, rect, shownCursor(state, 'parties')).lines,
  count: ({ run }) => run.model.parties.length,
  // The window begins at the name of the party, below the line with the number of hidden lines.
  cursorLine: (state, rect) =>
    (partyLines(state.run, rect, cursorIn(state, 'parties')).cursor ?? 0) - 1 + Math.floor(rect.height / 2),
  isText: true,
};

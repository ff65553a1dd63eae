/** The pane of the parties: the cursor opens one party in full. */
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
  // A party is shown from its name on, under the line that says how much is above.
  cursorLine: (state, rect) =>
    (partyLines(state.run, rect, cursorIn(state, 'parties')).cursor ?? 0) - 1 + Math.floor(rect.height / 2),
  isText: true,
};

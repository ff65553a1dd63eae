/** The pane of the messages in flight: enter delivers the message under the cursor. */
import { type Pane, shownCursor } from '../panes/pane.ts';
import { afterChoice } from '../run/run.ts';
import { goTo } from '../run-screen/history.ts';
import { flightIn, flightLines } from './in-flight.ts';

export const inFlightPane: Pane = {
  title: 'In flight',
  help: { name: 'what is in flight', does: '↑ ↓ choose a message, enter delivers it' },
  lines: (state, { width }) => flightLines(state.run, width, shownCursor(state, 'flight')),
  note: ({ run }) => {
    const { length } = flightIn(run);
    return length === 0 ? '' : String(length);
  },
  count: ({ run }) => flightIn(run).length,
  take: (state, cursor) => {
    const waiting = flightIn(state.run)[cursor];
    if (waiting?.at === undefined) return { ...state, notice: waiting ? 'it has to wait for what is before it' : '' };
    return goTo(state, afterChoice(state.run, waiting.at));
  },
};

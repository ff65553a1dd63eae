/** The pane of the choices: the cursor is on the choice that enter takes. */
import type { Pane } from '../panes/pane.ts';
import { afterChoice } from '../run/run.ts';
import { goTo } from '../run-screen/history.ts';
import { listed } from '../state/screen.ts';
import { choiceLines, choicesNote } from './choice-lines.ts';

export const choicesPane: Pane = {
  title: 'Choices',
  help: { name: 'the choices', does: '↑ ↓ choose, enter takes the choice, digits take it by its number' },
  lines: choiceLines,
  note: choicesNote,
  count: state => listed(state).length,
  take: (state, cursor) => {
    const chosen = listed(state)[cursor];
    return chosen ? goTo(state, afterChoice(state.run, chosen.at)) : state;
  },
};

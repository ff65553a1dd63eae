/** The pane of the branches: enter moves to the end of the branch under the cursor. */
import { type Pane, shownCursor } from '../panes/pane.ts';
import { atNode } from '../run/run.ts';
import { goTo } from '../run-screen/history.ts';
import { branchesIn, branchLines } from './branches.ts';

export const branchesPane: Pane = {
  title: 'Branches',
  help: { name: 'the branches', does: '↑ ↓ choose a branch, enter goes to its end, e names the one you are on' },
  lines: (state, { width }) => branchLines(state.run, width, shownCursor(state, 'branches')),
  note: ({ run }) => {
    const { length } = branchesIn(run);
    return length > 1 ? String(length) : '';
  },
  count: ({ run }) => branchesIn(run).length,
  take: (state, cursor) => {
    const branch = branchesIn(state.run)[cursor];
    return branch ? goTo(state, atNode(state.run, branch.last)) : state;
  },
};

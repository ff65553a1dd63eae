/** History: every position the run was shown at, for undo and redo. */
import { atNode, nodeOf, type Run } from '../run/run.ts';
import { showing } from '../state/opening.ts';
import type { Place, Running, State } from '../state/state.ts';

/** The state at another position; undo returns to the position before. */
export function goTo(state: State, run: Run): State {
  if (!state.run || run === state.run) return { ...state, typed: '' };
  return showing({ ...state, past: [...state.past, placeIn(state.run, run)], future: [] }, run);
}

/** The state before the last change of position. */
export function undone(state: Running): State {
  const place = state.past.at(-1);
  if (!place) return { ...state, notice: 'nothing to undo' };
  const run = runAt(place, state.run);
  const future = [...state.future, placeIn(state.run, run)];
  return showing({ ...state, past: state.past.slice(0, -1), future }, run);
}

/** The state before the last undo. */
export function redone(state: Running): State {
  const place = state.future.at(-1);
  if (!place) return { ...state, notice: 'nothing to redo' };
  const run = runAt(place, state.run);
  const past = [...state.past, placeIn(state.run, run)];
  return showing({ ...state, future: state.future.slice(0, -1), past }, run);
}

/** The position of a run; with the whole run if the next run has another model. */
function placeIn(run: Run, next: Run): Place {
  return {
    run: run.model === next.model ? undefined : run,
    node: nodeOf(run).id,
    tip: (run.path.at(-1) ?? run.tree.nodes[0]!).id,
  };
}

/** The run at a position. The tree keeps all its nodes under undo, so that node numbers stay valid. */
function runAt({ run, node, tip }: Place, now: Run): Run {
  const { nodes } = now.tree;
  return run ?? atNode(now, nodes[node]!, nodes[tip]!);
}

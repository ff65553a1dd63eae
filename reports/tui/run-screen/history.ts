/** History: every place the run has been shown at, so that a step can be undone and done again. */
import { atNode, nodeOf, type Run } from '../run/run.ts';
import { showing } from '../state/opening.ts';
import type { Place, Running, State } from '../state/state.ts';

/** The state at another place; undo comes back to the place before. */
export function goTo(state: State, run: Run): State {
  if (!state.run || run === state.run) return { ...state, typed: '' };
  return showing({ ...state, past: [...state.past, placeIn(state.run, run)], future: [] }, run);
}

/** The place before the last change of place. */
export function undone(state: Running): State {
  const place = state.past.at(-1);
  if (!place) return { ...state, said: 'nothing to undo' };
  const run = runAt(place, state.run);
  const future = [...state.future, placeIn(state.run, run)];
  return showing({ ...state, past: state.past.slice(0, -1), future }, run);
}

/** The place that was left by undoing. */
export function redone(state: Running): State {
  const place = state.future.at(-1);
  if (!place) return { ...state, said: 'nothing to redo' };
  const run = runAt(place, state.run);
  const past = [...state.past, placeIn(state.run, run)];
  return showing({ ...state, future: state.future.slice(0, -1), past }, run);
}

/** Where a run stands; the whole run where the next one has another model. */
function placeIn(run: Run, next: Run): Place {
  return {
    run: run.model === next.model ? undefined : run,
    node: nodeOf(run).id,
    tip: (run.path.at(-1) ?? run.tree.nodes[0]!).id,
  };
}

/** Nothing of the tree is forgotten by undoing, so that the numbers of its nodes stay true. */
function runAt({ run, node, tip }: Place, now: Run): Run {
  const { nodes } = now.tree;
  return run ?? atNode(now, nodes[node]!, nodes[tip]!);
}

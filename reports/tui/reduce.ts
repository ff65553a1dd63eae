/** Reducing: the state after an action. Here what every screen knows, and who answers for the rest. */
import type { Action } from './action.ts';
import { answered } from './reduce-asking.ts';
import { reduceHome } from './reduce-home.ts';
import { reduceLayer } from './reduce-layer.ts';
import { reduceRun } from './reduce-run.ts';
import { arranged, type State, screenOf, within, withRun } from './state.ts';
import { openingIn, type Visit, visitAfter } from './tour.ts';
import { stopScrollMax } from './tour-panes.ts';

/** The state after an action. */
export function reduce(state: State, action: Action): State {
  switch (action.kind) {
    case 'quit':
      return { ...state, done: true };
    case 'resize':
      return { ...state, size: action.size, scrolls: {} };
    case 'say':
      return { ...state, said: action.text };
    case 'shelved':
      return { ...state, shelf: { ...state.shelf, saved: action.saved } };
    case 'answer':
      return answered(state, action.key, action.answer);
    case 'progress':
      if (state.asking?.question.key !== action.key) return state;
      return { ...state, asking: { ...state.asking, progress: action.told } };
    case 'close':
      return closed(state);
    case 'help':
      return { ...state, layer: state.layer?.kind === 'help' ? undefined : { kind: 'help', scroll: 0 }, said: '' };
    default:
      return onScreen(state, action);
  }
}

function onScreen(state: State, action: Action): State {
  const quiet = action.kind === 'tick' ? state : { ...state, said: '' };
  const layered = reduceLayer(quiet, action);
  if (layered) return layered;
  const visit = visitAfter(quiet, action);
  if (visit) return visited(quiet, visit);
  if (quiet.run) return reduceRun(quiet, quiet.run, action);
  return screenOf(quiet) === 'stop' ? atStop(quiet, action) : inHome(quiet, action);
}

function inHome(state: State, action: Action): State {
  const opens = reduceHome(state, action);
  return 'at' in opens ? visited(state, opens) : opens;
}

/** A stop being told: it is read up and down, and left. */
function atStop(state: State, action: Action): State {
  const { screen } = arranged(state);
  const last = stopScrollMax(state, { ...screen, height: screen.height - 1 });
  if (action.kind === 'move') return { ...state, cursor: within(state.cursor + action.by, last + 1) };
  if (action.kind === 'home' || action.kind === 'end') return { ...state, cursor: action.kind === 'home' ? 0 : last };
  if (action.kind === 'chooser') return { ...state, visit: undefined, cursor: state.visit?.at ?? 0 };
  return state;
}

/** The state at a stop; its run is open as soon as it is known. */
function visited(state: State, visit: Visit): State {
  const told = { ...state, visit, run: undefined, layer: undefined, main: 'chart', cursor: 0, typed: '' } as const;
  const opening = openingIn(told);
  return opening ? withRun(told, opening.scenario, opening.setting, opening.trace) : told;
}

/** What lies on top is closed first, then what goes on is stopped, and last the main place shows the chart again. */
function closed(state: State): State {
  if (state.layer) return { ...state, layer: undefined };
  if (state.asking) return { ...state, asking: undefined, said: 'given up' };
  if (state.playing) return { ...state, playing: false };
  if (state.seeking || state.sought !== '') return { ...state, seeking: false, sought: '', cursor: 0 };
  if (state.zoomed) return { ...state, zoomed: false };
  if (state.match !== '') return { ...state, match: '' };
  return { ...state, typed: '', main: 'chart', focus: 'choices', scrolls: {}, slide: 0, said: '' };
}

/** The reducer: the state after an action, computed by the handlers of the screen. */
import { homeHandlers } from '../home/home-handlers.ts';
import { underOverlay } from '../menu/overlay-handlers.ts';
import { answered } from '../run-screen/asking.ts';
import { runHandlers } from '../run-screen/run-handlers.ts';
import type { Action, ActionOf, ScreenKind, SharedKind } from '../state/action.ts';
import { type Handlers, handle } from '../state/handlers.ts';
import { isRunning } from '../state/screen.ts';
import type { State } from '../state/state.ts';
import { stopHandlers, walkHandlers } from '../tour/tour-handlers.ts';

/** Handlers of the actions that mean the same on every screen and under every overlay. */
const sharedHandlers: Handlers<SharedKind> = {
  quit: state => ({ ...state, done: true }),
  help: state => ({
    ...state,
    overlay: state.overlay?.kind === 'help' ? undefined : { kind: 'help', scroll: 0 },
    notice: '',
  }),
  close: closed,
  resize: (state, { size }) => ({ ...state, size, scrolls: {} }),
  say: (state, { text }) => ({ ...state, notice: text }),
  answer: answered,
  progress: (state, { key, progress }) =>
    state.asking?.question.key === key ? { ...state, asking: { ...state.asking, progress } } : state,
};

/** The state after an action. */
export function reduce(state: State, action: Action): State {
  if (isShared(action)) return handle(sharedHandlers, state, action);
  const quiet = action.kind === 'tick' ? state : { ...state, notice: '' };
  return underOverlay(quiet, action, reduce) ?? onScreen(quiet, action);
}

function isShared(action: Action): action is ActionOf<SharedKind> {
  return action.kind in sharedHandlers;
}

function onScreen(state: State, action: ActionOf<ScreenKind>): State {
  if (isRunning(state)) return handle(state.visit ? walkHandlers : runHandlers, state, action);
  return handle(state.visit ? stopHandlers : homeHandlers, state, action);
}

/**
 * Does the first that applies: closes the overlay, cancels the question, stops playing, ends the search or the zoom, or
 * shows the chart in the main place again.
 */
function closed(state: State): State {
  if (state.overlay) return { ...state, overlay: undefined };
  if (state.asking) return { ...state, asking: undefined, notice: 'given up' };
  if (state.playing) return { ...state, playing: false };
  if (state.isSearching || state.searchText !== '') return { ...state, isSearching: false, searchText: '', cursor: 0 };
  if (state.zoomed) return { ...state, zoomed: false };
  if (state.match !== '') return { ...state, match: '' };
  return { ...state, typed: '', main: 'chart', focus: 'choices', scrolls: {}, slide: 0, notice: '' };
}

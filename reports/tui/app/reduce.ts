/** Reducing: the state after an action, by the handlers of what is shown. */
import { homeHandlers } from '../home/home-handlers.ts';
import { underOverlay } from '../menu/overlay-handlers.ts';
import { answered } from '../run-screen/asking.ts';
import { runHandlers } from '../run-screen/run-handlers.ts';
import type { Action, ActionOf, ScreenKind, SharedKind } from '../state/action.ts';
import { type Handlers, handle } from '../state/handlers.ts';
import { isRunning } from '../state/screen.ts';
import type { State } from '../state/state.ts';
import { stopHandlers, walkHandlers } from '../tour/tour-handlers.ts';

/** What means the same on every screen, whatever lies over it. */
const sharedHandlers: Handlers<SharedKind> = {
  quit: state => ({ ...state, done: true }),
  help: state => ({
    ...state,
    overlay: state.overlay?.kind === 'help' ? undefined : { kind: 'help', scroll: 0 },
    said: '',
  }),
  close: closed,
  resize: (state, { size }) => ({ ...state, size, scrolls: {} }),
  say: (state, { text }) => ({ ...state, said: text }),
  answer: answered,
  progress: (state, { key, told }) =>
    state.asking?.question.key === key ? { ...state, asking: { ...state.asking, progress: told } } : state,
};

/** The state after an action. */
export function reduce(state: State, action: Action): State {
  if (isShared(action)) return handle(sharedHandlers, state, action);
  const quiet = action.kind === 'tick' ? state : { ...state, said: '' };
  return underOverlay(quiet, action, reduce) ?? onScreen(quiet, action);
}

function isShared(action: Action): action is ActionOf<SharedKind> {
  return action.kind in sharedHandlers;
}

function onScreen(state: State, action: ActionOf<ScreenKind>): State {
  if (isRunning(state)) return handle(state.visit ? walkHandlers : runHandlers, state, action);
  return handle(state.visit ? stopHandlers : homeHandlers, state, action);
}

/** Closes what is on top, stops what goes on, or shows the chart in the main place again, in this order. */
function closed(state: State): State {
  if (state.overlay) return { ...state, overlay: undefined };
  if (state.asking) return { ...state, asking: undefined, said: 'given up' };
  if (state.playing) return { ...state, playing: false };
  if (state.seeking || state.sought !== '') return { ...state, seeking: false, sought: '', cursor: 0 };
  if (state.zoomed) return { ...state, zoomed: false };
  if (state.match !== '') return { ...state, match: '' };
  return { ...state, typed: '', main: 'chart', focus: 'choices', scrolls: {}, slide: 0, said: '' };
}

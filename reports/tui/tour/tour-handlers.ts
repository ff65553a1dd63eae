/** The key handlers of the tour: on the page of a stop, and in a run that was opened there. */
import { promptOpened } from '../menu/prompt.ts';
import { runHandlers } from '../run-screen/run-handlers.ts';
import type { ActionOf, ScreenKind } from '../state/action.ts';
import { type Handlers, ignoring } from '../state/handlers.ts';
import { withRun } from '../state/opening.ts';
import { arranged, within } from '../state/screen.ts';
import type { Running, State } from '../state/state.ts';
import type { Visit } from '../state/visit.ts';
import { stopScrollMax } from './stop-lines.ts';
import { openingIn } from './tour.ts';

/** The state at a stop, with its run open if its trace is known. */
export function visited(state: State, visit: Visit): State {
  const atStop = { ...state, visit, run: undefined, overlay: undefined, main: 'chart', cursor: 0, typed: '' } as const;
  const opening = openingIn(atStop);
  return opening ? withRun(atStop, opening.scenario, opening.setting, opening.trace) : atStop;
}

/** The handlers of the page of a stop. */
export const stopHandlers: Handlers<ScreenKind> = {
  take: broken,
  forward: broken,
  stop: otherStop,
  mend: mendToggled,
  chooser: state => {
    const { visit } = state;
    return visit && visit.shows !== 'story'
      ? visited(state, { ...visit, shows: 'story' })
      : { ...state, visit: undefined, cursor: visit?.at ?? 0 };
  },
  move: (state, { by }) => ({ ...state, cursor: within(state.cursor + by, scrollMax(state) + 1) }),
  home: state => ({ ...state, cursor: 0 }),
  end: state => ({ ...state, cursor: scrollMax(state) }),
  prompt: (state, { of }) => (of === 'go' ? promptOpened(state, of) : state),
  ...ignoring('choose', 'back', 'restart', 'undo', 'redo', 'sibling', 'violation', 'play', 'speed', 'tick', 'digit'),
  ...ignoring('profile', 'safeguard', 'focus', 'cycle', 'zoom', 'hide', 'show', 'faults', 'inspect', 'slide', 'match'),
  ...ignoring(
    'check',
    'shorten',
    'mends',
    'find',
    'export',
    'copy',
    'open',
    'group',
    'menu',
    'token',
    'scroll',
    'write',
  ),
};

/** The handlers of a run opened at a stop: those of any run, and a key back to the stop. */
export const walkHandlers: Handlers<ScreenKind, Running> = {
  ...runHandlers,
  stop: otherStop,
  mend: mendToggled,
  chooser: state => (state.visit ? visited(state, { ...state.visit, shows: 'story' }) : state),
};

/** The state with the violating trace of the stop. */
function broken(state: State): State {
  return state.visit?.shows === 'story' ? visited(state, { ...state.visit, shows: 'broken' }) : state;
}

function otherStop(state: State, { by }: ActionOf<'stop'>): State {
  const at = (state.visit?.at ?? 0) + by;
  return state.stops[at] ? visited(state, { at, shows: 'story' }) : state;
}

/** The state with the mended scenario, or with the violating trace again. */
function mendToggled(state: State): State {
  const { visit } = state;
  return visit ? visited(state, { ...visit, shows: visit.shows === 'mended' ? 'broken' : 'mended' }) : state;
}

function scrollMax(state: State): number {
  const { screen } = arranged(state);
  return stopScrollMax(state, { ...screen, height: screen.height - 1 });
}

/** The key handlers of home: moving in the list, narrowing it, and opening the entry under the cursor. */
import { inForce, settingOf } from '#sim';
import { promptOpened } from '../menu/prompt.ts';
import { openSaved, openToken } from '../run-screen/open-run.ts';
import type { ScreenKind } from '../state/action.ts';
import { type Handlers, ignoring } from '../state/handlers.ts';
import { withRun } from '../state/opening.ts';
import { writtenBy } from '../state/overlay.ts';
import { within } from '../state/screen.ts';
import type { State } from '../state/state.ts';
import { visited } from '../tour/tour-handlers.ts';
import { type HomeEntry, homeEntries } from './home.ts';

export const homeHandlers: Handlers<ScreenKind> = {
  write: (state, { key }) => {
    const searchText = writtenBy(state.searchText, key);
    return searchText === undefined ? state : { ...state, searchText, cursor: 0 };
  },
  prompt: (state, { of }) => {
    if (of === 'search') return { ...state, isSearching: true };
    return of === 'go' ? promptOpened(state, of) : state;
  },
  move: (state, { by }) => withCursor(state, state.cursor + by),
  scroll: (state, { pages }) => withCursor(state, state.cursor + pages * Math.max(1, Math.floor(state.size.rows / 2))),
  home: state => withCursor(state, 0),
  end: state => withCursor(state, homeEntries(state).length),
  group: state => ({ ...state, groups: state.groups === 'protocol' ? 'trouble' : 'protocol', cursor: 0 }),
  digit: (state, { digit }) => {
    const at = Number(digit) - 1;
    return state.stops[at] ? visited(state, { at, shows: 'story' }) : state;
  },
  check: state => checked(state, homeEntries(state)[state.cursor]),
  take: state => {
    const entry = homeEntries(state)[state.cursor];
    return entry ? opened({ ...state, isSearching: false }, entry) : state;
  },
  open: (state, { token }) => openToken(state, token),
  ...ignoring('choose', 'forward', 'back', 'restart', 'undo', 'redo', 'sibling', 'violation', 'play', 'speed', 'tick'),
  ...ignoring('profile', 'safeguard', 'focus', 'cycle', 'zoom', 'hide', 'show', 'faults', 'inspect', 'slide', 'match'),
  ...ignoring('shorten', 'mends', 'find', 'export', 'copy', 'chooser', 'stop', 'mend', 'menu', 'token'),
};

function withCursor(state: State, cursor: number): State {
  return { ...state, cursor: within(cursor, homeEntries(state).length) };
}

function opened(state: State, { opens }: HomeEntry): State {
  switch (opens.kind) {
    case 'stop':
      return visited(state, { at: opens.at, shows: 'story' });
    case 'resume':
      return openToken(state, opens.token, true);
    case 'saved':
      return openSaved(state, opens.run);
    case 'scenario':
      return withRun({ ...state, main: 'chart', focus: 'choices' }, opens.scenario, settingOf(opens.scenario));
  }
}

/** The state with a question for the checker: all properties of a scenario under its default setting. */
function checked(state: State, entry: HomeEntry | undefined): State {
  if (entry?.opens.kind !== 'scenario') return { ...state, notice: 'put the cursor on a scenario to check it' };
  const { scenario } = entry.opens;
  const properties = inForce(scenario, state.catalogue);
  const key = `scenario ${scenario.name}`;
  const question = { kind: 'scenario', key, scenario, setting: settingOf(scenario), properties } as const;
  return { ...state, asking: { question, progress: '' } };
}

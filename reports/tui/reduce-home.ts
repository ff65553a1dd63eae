/** Reducing at home: moving in the list, seeking in it, opening what the cursor is on. */
import { inForce, settingOf } from '#sim';
import type { Action } from './action.ts';
import { type HomeEntry, homeEntries } from './home.ts';
import { writtenBy } from './layer.ts';
import { openedToken, replayedSaved } from './reduce-opening.ts';
import { type State, within, withRun } from './state.ts';
import type { Visit } from './tour.ts';

/** The state after an action at home, or the stop of the tour that it leads to. */
export function reduceHome(state: State, action: Action): State | Visit {
  const entries = homeEntries(state);
  const moved = (cursor: number): State => ({ ...state, cursor: within(cursor, entries.length) });
  switch (action.kind) {
    case 'write': {
      const sought = writtenBy(state.sought, action.key);
      return sought === undefined ? state : { ...state, sought, cursor: 0 };
    }
    case 'prompt':
      return action.of === 'search' ? { ...state, seeking: true } : state;
    case 'move':
      return moved(state.cursor + action.by);
    case 'scroll':
      return moved(state.cursor + action.pages * Math.max(1, Math.floor(state.size.rows / 2)));
    case 'home':
    case 'end':
      return moved(action.kind === 'home' ? 0 : entries.length);
    case 'group':
      return { ...state, groups: state.groups === 'protocol' ? 'trouble' : 'protocol', cursor: 0 };
    case 'digit': {
      const at = Number(action.digit) - 1;
      return state.stops[at] ? { at, shows: 'story' } : state;
    }
    case 'check':
      return checked(state, entries[state.cursor]);
    case 'take':
      return entries[state.cursor] ? entered({ ...state, seeking: false }, entries[state.cursor]!) : state;
    case 'open':
      return openedToken(state, action.token);
    default:
      return state;
  }
}

function entered(state: State, { opens }: HomeEntry): State | Visit {
  switch (opens.kind) {
    case 'stop':
      return { at: opens.at, shows: 'story' };
    case 'resume':
      return openedToken(state, opens.token, true);
    case 'saved':
      return replayedSaved(state, opens.run);
    case 'scenario':
      return withRun({ ...state, main: 'chart', focus: 'choices' }, opens.scenario, settingOf(opens.scenario));
  }
}

/** Asks for every world of a scenario as it stands. */
function checked(state: State, entry: HomeEntry | undefined): State {
  if (entry?.opens.kind !== 'scenario') return { ...state, said: 'put the cursor on a scenario to check it' };
  const { scenario } = entry.opens;
  const properties = inForce(scenario, state.catalogue);
  const key = `scenario ${scenario.name}`;
  const question = { kind: 'scenario', key, scenario, setting: settingOf(scenario), properties } as const;
  return { ...state, asking: { question, progress: '' } };
}

/** The first state, and the state that shows another run or another position of a run. */
import { type Scenario, type Setting, settingOf, settingWords, type TokenRead } from '#sim';
import { openRun, type Run } from '../run/run.ts';
import type { Size } from './arrange.ts';
import { listed } from './screen.ts';
import type { Beginning, State } from './state.ts';
import { emptyUserState } from './user-state.ts';

/** The first state: at home, at the beginning of a scenario, or at the beginning of a trace. */
export function initialState(
  { scenarios, catalogue, stops = [], user = emptyUserState, scenario, trace }: Beginning,
  size: Size,
): State {
  const state: State = {
    scenarios,
    catalogue,
    stops,
    size,
    user,
    searchText: '',
    isSearching: false,
    groups: 'protocol',
    cursor: 0,
    visit: undefined,
    answers: {},
    run: undefined,
    models: {},
    overlay: undefined,
    focus: 'choices',
    main: 'chart',
    zoomed: false,
    hidden: [],
    cursors: {},
    scrolls: {},
    slide: 0,
    match: '',
    showsFaults: true,
    typed: '',
    past: [],
    future: [],
    playing: false,
    speed: 2,
    asking: undefined,
    mends: [],
    notice: '',
    commands: [],
    done: false,
  };
  if (trace) return withRun(state, trace.scenario, trace.setting, trace);
  return scenario ? withRun(state, scenario, settingOf(scenario)) : state;
}

/** A key for a scenario and a setting. */
export function settingKey(scenario: Scenario, setting: Setting): string {
  return `${scenario.name}@${settingWords(scenario, setting).join(',')}`;
}

/** The state with a scenario opened; the model of an earlier visit is reused. */
export function withRun(state: State, scenario: Scenario, setting: Setting, trace?: TokenRead): State {
  const key = settingKey(scenario, setting);
  const run = openRun(scenario, setting, state.catalogue, trace, state.models[key]);
  const models = { ...state.models, [key]: run.model };
  return showing({ ...state, models, overlay: undefined, past: [], future: [], asking: undefined }, run);
}

/** The state at another position of a run, with the cursor on the step ahead and the scrolls reset. */
export function showing(state: State, run: Run): State {
  const overlay = state.overlay?.kind === 'help' ? undefined : state.overlay;
  return pointed({ ...state, run, typed: '', overlay, scrolls: {}, notice: '' });
}

/** The state with the cursor on the choice ahead, else on the first choice. */
export function pointed(state: State): State {
  const ahead = listed(state).findIndex(offered => offered.ahead);
  return { ...state, cursors: { ...state.cursors, choices: Math.max(0, ahead) } };
}

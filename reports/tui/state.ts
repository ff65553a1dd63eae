/**
 * State: everything the screen shows follows from it, and it changes by named actions only. Pure: no terminal, no
 * clock; the size of the terminal arrives as an action like any key.
 */
import { type Model, type Property, type Scenario, type Setting, settingOf, settingWords, type TokenRead } from '#sim';
import { type Arrangement, arrange, type PaneName, type Size } from './arrange.ts';
import { forward, movedTo, type Offered, offeredIn, opened, type Run, restarted, taken } from './run.ts';
import { extentOf } from './scrolling.ts';

/** What a key or the terminal may ask for. */
export type Action =
  | { readonly kind: 'resize'; readonly size: Size }
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'take' }
  | { readonly kind: 'digit'; readonly digit: string }
  | { readonly kind: 'forward' | 'back' | 'home' | 'end' | 'restart' }
  | { readonly kind: 'scroll'; readonly pages: number }
  | { readonly kind: 'cycle'; readonly by: number }
  | { readonly kind: 'profile' | 'faults' | 'inspect' | 'token' | 'help' | 'chooser' | 'close' | 'quit' };

/** What lies over the run: nothing, the keys, or the token in full. */
export type Overlay = 'none' | 'help' | 'token';

/** The panes that share the main place where there is no room for all. */
export const tabs = ['chart', 'world', 'lights'] as const satisfies readonly PaneName[];

export interface State {
  readonly scenarios: readonly Scenario[];
  readonly catalogue: readonly Property[];
  readonly size: Size;
  /** Undefined in the chooser. */
  readonly run: Run | undefined;
  /** The models made so far, one a scenario and setting, so that nothing is ever asked of XState twice. */
  readonly models: Readonly<Record<string, Model>>;
  readonly overlay: Overlay;
  /** What the main place shows. */
  readonly main: (typeof tabs)[number] | 'facts';
  /** The party whose facts are shown, by its place. */
  readonly party: number;
  readonly showsFaults: boolean;
  /** The line the cursor is on: of the scenarios in the chooser, of the choices in a run. */
  readonly cursor: number;
  /** Digits typed of a number that may go on. */
  readonly typed: string;
  /** Lines the main place is scrolled up from where it stands by itself: a chart at its end, anything else at its top. */
  readonly scroll: number;
  readonly done: boolean;
}

/** What the terminal UI begins with. */
export interface Beginning {
  readonly scenarios: readonly Scenario[];
  readonly catalogue: readonly Property[];
  readonly scenario?: Scenario;
  readonly trace?: TokenRead;
}

/** The first state: the chooser, a scenario's beginning, or a trace's. */
export function begun({ scenarios, catalogue, scenario, trace }: Beginning, size: Size): State {
  const state: State = {
    scenarios,
    catalogue,
    size,
    run: undefined,
    models: {},
    overlay: 'none',
    main: 'chart',
    party: 0,
    showsFaults: true,
    cursor: 0,
    typed: '',
    scroll: 0,
    done: false,
  };
  if (trace) return withRun(state, trace.scenario, trace.setting, trace);
  return scenario ? withRun(state, scenario, settingOf(scenario)) : state;
}

/** Where everything stands. */
export function arranged({ size, run }: State): Arrangement {
  return arrange(size, run?.model.parties.length ?? 0, run?.properties.length ?? 0);
}

/** The choices as listed: all, or all but the faults. */
export function listed(state: State): readonly Offered[] {
  if (!state.run) return [];
  return offeredIn(state.run).filter(({ fault }) => state.showsFaults || !fault);
}

/** The state after an action. */
export function reduce(state: State, action: Action): State {
  if (action.kind === 'quit') return { ...state, done: true };
  if (action.kind === 'resize') return { ...state, size: action.size, scroll: 0 };
  if (action.kind === 'help') return overlaid(state, 'help');
  if (action.kind === 'close') return { ...state, overlay: 'none', typed: '', main: tabOf(state), scroll: 0 };
  if (state.overlay === 'help') return { ...state, overlay: 'none' };
  return state.run ? inRun(state, state.run, action) : inChooser(state, action);
}

function inChooser(state: State, action: Action): State {
  const { scenarios, cursor } = state;
  if (action.kind === 'move') return { ...state, cursor: within(cursor + action.by, scenarios.length) };
  if (action.kind === 'home') return { ...state, cursor: 0 };
  if (action.kind === 'end') return { ...state, cursor: within(scenarios.length, scenarios.length) };
  const chosen = scenarios[cursor];
  if (action.kind === 'take' && chosen) return withRun(state, chosen, settingOf(chosen));
  return state;
}

function inRun(state: State, run: Run, action: Action): State {
  const { cursor } = state;
  switch (action.kind) {
    case 'move':
      return { ...state, cursor: within(cursor + action.by, listed(state).length), typed: '' };
    case 'take': {
      const chosen = listed(state)[cursor];
      return chosen ? at(state, taken(run, chosen.at)) : state;
    }
    case 'digit':
      return typing(state, run, state.typed + action.digit);
    case 'forward':
      return at(state, forward(run));
    case 'back':
      return at(state, movedTo(run, run.position - 1));
    case 'home':
      return at(state, movedTo(run, 0));
    case 'end':
      return at(state, movedTo(run, run.path.length));
    case 'restart':
      return at(state, restarted(run));
    case 'scroll':
      return scrolled(state, run, action.pages);
    case 'cycle': {
      const { length } = run.model.parties;
      if (state.main === 'facts') return { ...state, party: (state.party + action.by + length) % length, scroll: 0 };
      const next = (tabs.indexOf(state.main) + action.by + tabs.length) % tabs.length;
      return { ...state, main: tabs[next]!, scroll: 0 };
    }
    case 'profile': {
      const profile = run.setting.profile === 'hardened' ? 'published' : 'hardened';
      const { faults, timers, mutant } = run.setting;
      const change = { profile, faults, timers, ...(mutant === undefined ? {} : { mutant }) } as const;
      return withRun(state, run.scenario, settingOf(run.scenario, change));
    }
    case 'faults':
      return pointed({ ...state, showsFaults: !state.showsFaults, typed: '' });
    case 'inspect': {
      // Who moved last is who a person wonders about.
      const moved = run.path[run.position - 1]?.choice.party;
      const party = run.model.parties.findIndex(({ name }) => name === moved);
      return { ...state, main: state.main === 'facts' ? 'chart' : 'facts', party: Math.max(0, party), scroll: 0 };
    }
    case 'token':
      return overlaid(state, 'token');
    case 'chooser': {
      const place = state.scenarios.indexOf(run.scenario);
      return { ...state, run: undefined, cursor: Math.max(0, place), overlay: 'none', typed: '', scroll: 0 };
    }
    default:
      return state;
  }
}

/** Opens a scenario, with the model of an earlier visit where there is one. */
function withRun(state: State, scenario: Scenario, setting: Setting, trace?: TokenRead): State {
  const key = `${scenario.name}@${settingWords(scenario, setting).join(',')}`;
  const run = opened(scenario, setting, state.catalogue, trace, state.models[key]);
  return at({ ...state, models: { ...state.models, [key]: run.model }, overlay: 'none' }, run);
}

/** The state at another place of a run: the cursor on what comes next, the chart at its end. */
function at(state: State, run: Run): State {
  return pointed({ ...state, run, typed: '', scroll: 0, overlay: 'none' });
}

/** The cursor on the recorded next choice, or on the first. */
function pointed(state: State): State {
  const ahead = listed(state).findIndex(offered => offered.ahead);
  return { ...state, cursor: Math.max(0, ahead) };
}

/** A number is taken as soon as no longer number begins like it; until then the cursor goes there. */
function typing(state: State, run: Run, typed: string): State {
  const choices = listed(state);
  const alike = choices.filter(({ at }) => String(at).startsWith(typed));
  const exact = choices.findIndex(({ at }) => String(at) === typed);
  if (alike.length === 0) return { ...state, typed: '' };
  if (alike.length === 1) return at(state, taken(run, alike[0]!.at));
  return { ...state, typed, cursor: exact < 0 ? state.cursor : exact };
}

function scrolled(state: State, run: Run, pages: number): State {
  const { main } = arranged(state);
  const scroll = state.scroll - pages * Math.max(1, Math.floor(main.height / 2));
  const { max, home } = extentOf(state, run, main);
  return { ...state, scroll: Math.min(Math.max(home - max, scroll), home) };
}

function overlaid(state: State, overlay: Overlay): State {
  return { ...state, overlay: state.overlay === overlay ? 'none' : overlay };
}

function tabOf({ main }: State): State['main'] {
  return main === 'facts' ? 'chart' : main;
}

function within(place: number, length: number): number {
  return Math.min(Math.max(0, place), Math.max(0, length - 1));
}

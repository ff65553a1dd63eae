/**
 * State: everything the screen shows follows from it, and it changes by named actions only. Pure: no terminal, no
 * clock; the size of the terminal arrives as an action like any key.
 */
import { type Model, type Property, type Scenario, type Setting, settingOf, settingWords, type TokenRead } from '#sim';
import type { Stop } from '../formats/tour-stops.ts';
import type { Action } from './action.ts';
import { type Arrangement, arrange, type PaneName, type Size } from './arrange.ts';
import type { Screen } from './keys.ts';
import { forward, movedTo, type Offered, offeredIn, opened, type Run, restarted, taken } from './run.ts';
import { extentOf } from './scrolling.ts';
import { type Answer, openingIn, type Visit, visitAfter } from './tour.ts';
import { stopScrollMax } from './tour-panes.ts';

/** What lies over the run: nothing, the keys, or the token in full. */
export type Overlay = 'none' | 'help' | 'token';

/** The panes that share the main place where there is no room for all. */
export const tabs = ['chart', 'world', 'lights'] as const satisfies readonly PaneName[];

export interface State {
  readonly scenarios: readonly Scenario[];
  readonly catalogue: readonly Property[];
  /** The stops of the tour; none where none is offered. */
  readonly stops: readonly Stop[];
  readonly size: Size;
  /** The stop being visited. */
  readonly visit: Visit | undefined;
  /** What the checker has said so far, by question, so that nothing is explored twice. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** Undefined in the chooser, and where a stop is told. */
  readonly run: Run | undefined;
  /** The models made so far, one a scenario and setting, so that nothing is ever asked of XState twice. */
  readonly models: Readonly<Record<string, Model>>;
  readonly overlay: Overlay;
  /** What the main place shows. */
  readonly main: (typeof tabs)[number] | 'facts';
  /** The party whose facts are shown, by its place. */
  readonly party: number;
  readonly showsFaults: boolean;
  /** The line the cursor is on: of stops and scenarios in the chooser, of the choices in a run; the first line shown of a stop. */
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
  readonly stops?: readonly Stop[];
  readonly scenario?: Scenario;
  readonly trace?: TokenRead;
}

/** The first state: the chooser, a scenario's beginning, or a trace's. */
export function begun({ scenarios, catalogue, stops = [], scenario, trace }: Beginning, size: Size): State {
  const state: State = {
    scenarios,
    catalogue,
    stops,
    size,
    visit: undefined,
    answers: {},
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
export function arranged({ size, run, visit }: State): Arrangement {
  return arrange(size, run?.model.parties.length ?? 0, run?.properties.length ?? 0, visit !== undefined);
}

/** Which screen is shown. */
export function screenOf({ run, visit }: Pick<State, 'run' | 'visit'>): Screen {
  if (run) return visit ? 'walk' : 'run';
  return visit ? 'stop' : 'chooser';
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
  if (action.kind === 'answer') return answered(state, action.key, action.answer);
  const visit = visitAfter(state, action);
  if (visit) return visited(state, visit);
  if (state.run) return inRun(state, state.run, action);
  return state.visit ? atStop(state, action) : inChooser(state, action);
}

function inChooser(state: State, action: Action): State {
  const { stops, scenarios, cursor } = state;
  const count = stops.length + scenarios.length;
  if (action.kind === 'move') return { ...state, cursor: within(cursor + action.by, count) };
  if (action.kind === 'home' || action.kind === 'end')
    return { ...state, cursor: within(action.kind === 'home' ? 0 : count, count) };
  const at = action.kind === 'digit' ? Number(action.digit) - 1 : action.kind === 'take' ? cursor : -1;
  if (stops[at]) return visited(state, { at, shows: 'story' });
  const chosen = action.kind === 'take' ? scenarios[at - stops.length] : undefined;
  return chosen ? withRun(state, chosen, settingOf(chosen)) : state;
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
  const told = { ...state, visit, run: undefined, overlay: 'none', main: tabOf(state), cursor: 0, scroll: 0 } as const;
  const opening = openingIn(told);
  return opening ? withRun(told, opening.scenario, opening.setting, opening.trace) : { ...told, typed: '' };
}

/** An answer may be what the visit waits for. */
function answered(state: State, key: string, answer: Answer): State {
  const next = { ...state, answers: { ...state.answers, [key]: answer } };
  const opens = state.visit && !state.run && openingIn(next);
  return opens ? { ...withRun(next, opens.scenario, opens.setting, opens.trace), overlay: state.overlay } : next;
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
      const place = state.stops.length + state.scenarios.indexOf(run.scenario);
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

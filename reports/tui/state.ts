/**
 * State: everything the screen shows follows from it, and it changes by named actions only. Pure: no terminal, no
 * clock; the size of the terminal arrives as an action like any key.
 */
import {
  type Model,
  type Property,
  type Scenario,
  type Setting,
  settingOf,
  settingWords,
  type TokenRead,
  type Verdict,
} from '#sim';
import type { Stop } from '../formats/tour-stops.ts';
import { type Arrangement, arrange, type PaneName, type Placed, type Room, type Size } from './arrange.ts';
import type { Answer, Mend, Question } from './ask.ts';
import type { Layer } from './layer.ts';
import { type Offered, offeredIn, opened, type Run } from './run.ts';
import { emptyShelf, type Shelf, type Want } from './shelf.ts';
import type { Visit } from './tour.ts';

/** Where a key does something: `stop` tells a stop of the tour, and `walk` is a run opened there. */
export type Screen = 'chooser' | 'stop' | 'run' | 'walk';

/** A place a person can come back to: in the run shown then, which is told whole where it was another one. */
export interface Place {
  readonly run: Run | undefined;
  readonly node: number;
  readonly tip: number;
}

export interface State {
  readonly scenarios: readonly Scenario[];
  readonly catalogue: readonly Property[];
  /** The stops of the tour; none where none is offered. */
  readonly stops: readonly Stop[];
  readonly size: Size;
  readonly shelf: Shelf;
  /** What narrows the list at home, and how the list is grouped. */
  readonly sought: string;
  readonly seeking: boolean;
  readonly groups: 'protocol' | 'trouble';
  /** The line the cursor is on at home; the first line shown of a stop. */
  readonly cursor: number;
  /** The stop being visited. */
  readonly visit: Visit | undefined;
  /** What the checker has said so far of the tour, by question, so that nothing is explored twice. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** Undefined at home, and where a stop is told. */
  readonly run: Run | undefined;
  /** The models made so far, one a scenario and setting, so that nothing is ever asked of XState twice. */
  readonly models: Readonly<Record<string, Model>>;
  readonly layer: Layer | undefined;
  readonly focus: PaneName;
  /** What stands in the main place. */
  readonly main: PaneName;
  readonly zoomed: boolean;
  readonly hidden: readonly PaneName[];
  /** The line the cursor is on in each pane. */
  readonly cursors: Readonly<Partial<Record<PaneName, number>>>;
  /** Lines each pane is scrolled from where it stands by itself: the chart up from its end, the others down. */
  readonly scrolls: Readonly<Partial<Record<PaneName, number>>>;
  /** Columns the chart is moved to the left. */
  readonly slide: number;
  /** What is searched for in the chart. */
  readonly match: string;
  readonly showsFaults: boolean;
  /** Digits typed of a number that may go on. */
  readonly typed: string;
  readonly past: readonly Place[];
  readonly future: readonly Place[];
  /** Steps take themselves. */
  readonly playing: boolean;
  /** How fast, by its place among the speeds. */
  readonly speed: number;
  /** What the checker is asked, and how far it has come. */
  readonly asking: { readonly question: Question; readonly progress: string } | undefined;
  /** What each safeguard would do, as it was last asked. */
  readonly mends: readonly Mend[];
  /** The last thing the person was told, until the next key. */
  readonly said: string;
  /** What the world outside was asked for, oldest first. */
  readonly wants: readonly Want[];
  readonly done: boolean;
}

/** Milliseconds a step while playing, slow to fast. */
export const speeds = [2_000, 1_000, 500, 250, 120, 60] as const;

/** What the terminal UI begins with. */
export interface Beginning {
  readonly scenarios: readonly Scenario[];
  readonly catalogue: readonly Property[];
  readonly stops?: readonly Stop[];
  readonly shelf?: Shelf;
  readonly scenario?: Scenario;
  readonly trace?: TokenRead;
}

/** The first state: home, a scenario's beginning, or a trace's. */
export function begun(
  { scenarios, catalogue, stops = [], shelf = emptyShelf, scenario, trace }: Beginning,
  size: Size,
): State {
  const state: State = {
    scenarios,
    catalogue,
    stops,
    size,
    shelf,
    sought: '',
    seeking: false,
    groups: 'protocol',
    cursor: 0,
    visit: undefined,
    answers: {},
    run: undefined,
    models: {},
    layer: undefined,
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
    said: '',
    wants: [],
    done: false,
  };
  if (trace) return withRun(state, trace.scenario, trace.setting, trace);
  return scenario ? withRun(state, scenario, settingOf(scenario)) : state;
}

/** Where everything stands. */
export function arranged({ size, run, visit, hidden, zoomed, focus, main }: State): Arrangement {
  return arrange(size, {
    parties: run?.model.parties.length ?? 0,
    properties: run?.properties.length ?? 0,
    headings: visit ? 1 : 0,
    hidden,
    zoomed: zoomed ? focus : undefined,
    main,
  });
}

/** Where a pane stands; undefined where it is not shown. */
export function placeOf(state: State, pane: PaneName): Placed | undefined {
  return arranged(state)
    .columns.flat()
    .find(placed => placed.pane === pane);
}

/** A pane's room; of what is not shown, none. */
export function roomOf(state: State, pane: PaneName): Room {
  return placeOf(state, pane)?.room ?? { width: 1, height: 1 };
}

/** Which screen is shown. */
export function screenOf({ run, visit }: Pick<State, 'run' | 'visit'>): Screen {
  if (run) return visit ? 'walk' : 'run';
  return visit ? 'stop' : 'chooser';
}

/** The choices as listed: all, or all but the faults. */
export function listed({ run, showsFaults }: Pick<State, 'run' | 'showsFaults'>): readonly Offered[] {
  return run ? offeredIn(run).filter(({ fault }) => showsFaults || !fault) : [];
}

/** A scenario under a setting, as one text. */
export function settingKey(scenario: Scenario, setting: Setting): string {
  return `${scenario.name}@${settingWords(scenario, setting).join(',')}`;
}

/** Opens a scenario, with the model of an earlier visit where there is one. */
export function withRun(state: State, scenario: Scenario, setting: Setting, trace?: TokenRead): State {
  const key = settingKey(scenario, setting);
  const run = opened(scenario, setting, state.catalogue, trace, state.models[key]);
  const models = { ...state.models, [key]: run.model };
  return showing({ ...state, models, layer: undefined, past: [], future: [], asking: undefined }, run);
}

/** The state at another place of a run: the cursor on what comes next, the panes where they stand by themselves. */
export function showing(state: State, run: Run): State {
  const layer = state.layer?.kind === 'help' ? undefined : state.layer;
  return pointed({ ...state, run, typed: '', layer, scrolls: {}, said: '' });
}

/** The cursor on the choice that lies ahead, or on the first. */
export function pointed(state: State): State {
  const ahead = listed(state).findIndex(offered => offered.ahead);
  return { ...state, cursors: { ...state.cursors, choices: Math.max(0, ahead) } };
}

/** The nearest place of a list to one that may not be there. */
export function within(place: number, length: number): number {
  return Math.min(Math.max(0, place), Math.max(0, length - 1));
}

/** The state in which the last verdict of a scenario is known, and kept for the next time. */
export function shelvedVerdict(state: State, scenario: string, verdict: Verdict): State {
  const shelf = { ...state.shelf, verdicts: { ...state.shelf.verdicts, [scenario]: verdict } };
  return { ...state, shelf, wants: [...state.wants, { kind: 'shelve', shelf }] };
}

/**
 * The state: the screen is a function of it, and only actions change it. The size of the terminal and the answers of
 * the checker arrive as actions, like keys. Types only.
 */
import type { Model, Property, Scenario, TokenRead } from '#sim';
import type { Stop } from '../../formats/tour-stops.ts';
import type { Run } from '../run/run.ts';
import type { PaneName, Size } from './arrange.ts';
import type { Command } from './command.ts';
import type { Overlay } from './overlay.ts';
import type { Answer, Mend, Question } from './question.ts';
import type { UserState } from './user-state.ts';
import type { Visit } from './visit.ts';

/**
 * The screens: home (`chooser`), the page of a stop of the tour, a run, and a run that was opened at a stop (`walk`).
 */
export type Screen = 'chooser' | 'stop' | 'run' | 'walk';

/** A position for undo. `run` is set if the next run has another model. */
export interface Place {
  readonly run: Run | undefined;
  readonly node: number;
  readonly tip: number;
}

export interface State {
  readonly scenarios: readonly Scenario[];
  readonly catalogue: readonly Property[];
  /** The stops of the tour; empty if no tour is offered. */
  readonly stops: readonly Stop[];
  readonly size: Size;
  readonly user: UserState;
  /** The search text of the list at home, and the grouping of the list. */
  readonly searchText: string;
  readonly isSearching: boolean;
  readonly groups: 'protocol' | 'trouble';
  /** The line of the cursor at home; the first visible line of a stop. */
  readonly cursor: number;
  /** The visit to a stop. */
  readonly visit: Visit | undefined;
  /** The checker's answers for the tour, by the key of the question: each question is explored once. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** The run on the screen; undefined at home and on the page of a stop. */
  readonly run: Run | undefined;
  /** The models built so far, by scenario and setting: each step of a chart is computed by XState once. */
  readonly models: Readonly<Record<string, Model>>;
  readonly overlay: Overlay | undefined;
  readonly focus: PaneName;
  /** The pane in the main place. */
  readonly main: PaneName;
  readonly zoomed: boolean;
  readonly hidden: readonly PaneName[];
  /** The cursor in each pane. */
  readonly cursors: Readonly<Partial<Record<PaneName, number>>>;
  /** The scroll of each pane in lines: the chart up from its end, the others down from their beginning. */
  readonly scrolls: Readonly<Partial<Record<PaneName, number>>>;
  /** Columns the chart is shifted to the left. */
  readonly slide: number;
  /** The searched text of the chart. */
  readonly match: string;
  readonly showsFaults: boolean;
  /** The typed digits of a choice's number. */
  readonly typed: string;
  readonly past: readonly Place[];
  readonly future: readonly Place[];
  /** Whether the run plays. */
  readonly playing: boolean;
  /** The index of the playing speed. */
  readonly speed: number;
  /** The question that the checker is answering, and its progress. */
  readonly asking: { readonly question: Question; readonly progress: string } | undefined;
  /** The last answer to the question which safeguards mend the run. */
  readonly mends: readonly Mend[];
  /** The message in the footer, until the next key. */
  readonly notice: string;
  /** Every command so far, oldest first. */
  readonly commands: readonly Command[];
  readonly done: boolean;
}

/** A state with a run on the screen. */
export type Running = State & { readonly run: Run };

/** The input of the terminal UI. */
export interface Beginning {
  readonly scenarios: readonly Scenario[];
  readonly catalogue: readonly Property[];
  readonly stops?: readonly Stop[];
  readonly user?: UserState;
  readonly scenario?: Scenario;
  readonly trace?: TokenRead;
}

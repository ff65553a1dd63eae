/**
 * State: everything the screen shows follows from it, and actions alone change it. Types only; the size of the terminal
 * and the answers of the checker arrive as actions, like keys.
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

/** The screens: home (`chooser`), the page of a stop of the tour, a run, and a run that was opened at a stop (`walk`). */
export type Screen = 'chooser' | 'stop' | 'run' | 'walk';

/** A place that undo comes back to. `run` is the whole run where it was another than the one that was shown next. */
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
  readonly user: UserState;
  /** What narrows the list at home, and how the list is grouped. */
  readonly sought: string;
  readonly seeking: boolean;
  readonly groups: 'protocol' | 'trouble';
  /** The line the cursor is on at home; the first line shown of a stop. */
  readonly cursor: number;
  /** The stop being visited. */
  readonly visit: Visit | undefined;
  /** The checker's answers for the tour, by the key of the question: nothing is explored twice. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** Undefined at home and on the page of a stop. */
  readonly run: Run | undefined;
  /** The models built so far, by scenario and setting: XState is asked once for each step of a chart. */
  readonly models: Readonly<Record<string, Model>>;
  readonly overlay: Overlay | undefined;
  readonly focus: PaneName;
  /** What stands in the main place. */
  readonly main: PaneName;
  readonly zoomed: boolean;
  readonly hidden: readonly PaneName[];
  /** The line the cursor is on in each pane. */
  readonly cursors: Readonly<Partial<Record<PaneName, number>>>;
  /** Lines each pane is scrolled: the chart up from its end, the others down from their beginning. */
  readonly scrolls: Readonly<Partial<Record<PaneName, number>>>;
  /** Columns the chart is moved to the left. */
  readonly slide: number;
  /** What is searched for in the chart. */
  readonly match: string;
  readonly showsFaults: boolean;
  /** The digits typed so far of a choice's number. */
  readonly typed: string;
  readonly past: readonly Place[];
  readonly future: readonly Place[];
  /** The run steps by itself. */
  readonly playing: boolean;
  /** How fast, by its place among the speeds. */
  readonly speed: number;
  /** The question the checker is answering, and its progress. */
  readonly asking: { readonly question: Question; readonly progress: string } | undefined;
  /** The last answer to the question which safeguard mends the run. */
  readonly mends: readonly Mend[];
  /** The line at the foot of the screen, until the next key. */
  readonly said: string;
  /** Every command so far, oldest first. */
  readonly commands: readonly Command[];
  readonly done: boolean;
}

/** A state in which a run is shown. */
export type Running = State & { readonly run: Run };

/** What the terminal UI begins with. */
export interface Beginning {
  readonly scenarios: readonly Scenario[];
  readonly catalogue: readonly Property[];
  readonly stops?: readonly Stop[];
  readonly user?: UserState;
  readonly scenario?: Scenario;
  readonly trace?: TokenRead;
}

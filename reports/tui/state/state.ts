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
  readonly user: UserState;
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
  readonly overlay: Overlay | undefined;
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

/** Actions: every change of the state, by a key, by the terminal or by an answer of the checker. */
import type { SafeguardName } from '#machines';
import type { PaneName, Size } from './arrange.ts';
import type { ExportFormat } from './export-format.ts';
import type { MenuName, PromptName } from './overlay.ts';
import type { Answer, FindTarget } from './question.ts';

type NoPayload = Readonly<Record<never, never>>;

/** A direction: -1 or 1. */
interface Direction {
  readonly by: number;
}

/** The payload of each kind of action. A new kind does not compile until every screen has a handler for it. */
interface Payloads {
  // The same on every screen.
  readonly quit: NoPayload;
  readonly help: NoPayload;
  /** Closes the overlay, or cancels what is in progress. */
  readonly close: NoPayload;
  readonly resize: { readonly size: Size };
  /** A message for the footer. */
  readonly say: { readonly text: string };
  readonly answer: { readonly key: string; readonly answer: Answer };
  readonly progress: { readonly key: string; readonly progress: string };

  // The cursor and the entry under it.
  readonly move: Direction;
  readonly scroll: { readonly pages: number };
  readonly take: NoPayload;
  readonly digit: { readonly digit: string };
  /** A key in a text that is being written. */
  readonly write: { readonly key: string };

  // Along the run.
  /** Takes the choice at an index. */
  readonly choose: { readonly at: number };
  readonly forward: NoPayload;
  readonly back: NoPayload;
  readonly home: NoPayload;
  readonly end: NoPayload;
  readonly restart: NoPayload;
  readonly undo: NoPayload;
  readonly redo: NoPayload;
  readonly sibling: Direction;
  readonly violation: NoPayload;
  readonly play: NoPayload;
  readonly speed: Direction;
  /** One step of play. */
  readonly tick: NoPayload;

  // The setting of the run.
  readonly profile: NoPayload;
  /** Gives a safeguard a value, by default its next one. */
  readonly safeguard: { readonly name: SafeguardName; readonly value?: string };

  // The panes.
  readonly focus: { readonly pane: PaneName };
  readonly cycle: Direction;
  readonly zoom: NoPayload;
  readonly hide: NoPayload;
  readonly show: NoPayload;
  readonly faults: NoPayload;
  readonly inspect: NoPayload;
  readonly slide: Direction;
  readonly match: Direction;

  // Questions for the checker.
  readonly check: NoPayload;
  readonly shorten: NoPayload;
  readonly mends: NoPayload;
  readonly find: { readonly target: FindTarget };

  // Opening, copying and exporting.
  readonly open: { readonly token: string };
  readonly export: { readonly format: ExportFormat };
  readonly copy: NoPayload;

  // Other screens, and overlays.
  readonly chooser: NoPayload;
  readonly group: NoPayload;
  /** The next stop of the tour, or the previous one. */
  readonly stop: Direction;
  /** The mended scenario of a stop, or the broken one again. */
  readonly mend: NoPayload;
  readonly menu: { readonly of: MenuName };
  readonly prompt: { readonly of: PromptName };
  readonly token: NoPayload;
}

export type ActionKind = keyof Payloads;

/** The kinds that mean the same on every screen. */
export type SharedKind = 'quit' | 'help' | 'close' | 'resize' | 'say' | 'answer' | 'progress';

/** The kinds that each screen has its own handler for. */
export type ScreenKind = Exclude<ActionKind, SharedKind>;

/** An action of one of the kinds. */
export type ActionOf<Kind extends ActionKind> = { [Each in Kind]: { readonly kind: Each } & Payloads[Each] }[Kind];

export type Action = ActionOf<ActionKind>;

/** Actions: every change of the state, by a key, by the terminal or by an answer of the checker. */
import type { SafeguardName } from '#machines';
import type { PaneName, Size } from './arrange.ts';
import type { ExportFormat } from './export-format.ts';
import type { MenuName, PromptName } from './overlay.ts';
import type { Answer, Sought } from './question.ts';

type Nothing = Readonly<Record<never, never>>;

/** A direction: -1 or 1. */
interface By {
  readonly by: number;
}

/** The payload of each kind of action. A new kind does not compile until every screen has a handler for it. */
interface Payloads {
  // The same on every screen.
  readonly quit: Nothing;
  readonly help: Nothing;
  /** Closes the overlay, or cancels what is in progress. */
  readonly close: Nothing;
  readonly resize: { readonly size: Size };
  /** A message for the footer. */
  readonly say: { readonly text: string };
  readonly answer: { readonly key: string; readonly answer: Answer };
  readonly progress: { readonly key: string; readonly told: string };

  // The cursor and the entry under it.
  readonly move: By;
  readonly scroll: { readonly pages: number };
  readonly take: Nothing;
  readonly digit: { readonly digit: string };
  /** A key in a text that is being written. */
  readonly write: { readonly key: string };

  // Along the run.
  /** Takes the choice at an index. */
  readonly choose: { readonly at: number };
  readonly forward: Nothing;
  readonly back: Nothing;
  readonly home: Nothing;
  readonly end: Nothing;
  readonly restart: Nothing;
  readonly undo: Nothing;
  readonly redo: Nothing;
  readonly sibling: By;
  readonly violation: Nothing;
  readonly play: Nothing;
  readonly speed: By;
  /** One step of play. */
  readonly tick: Nothing;

  // The setting of the run.
  readonly profile: Nothing;
  /** Gives a safeguard a value, by default its next one. */
  readonly safeguard: { readonly name: SafeguardName; readonly value?: string };

  // The panes.
  readonly focus: { readonly pane: PaneName };
  readonly cycle: By;
  readonly zoom: Nothing;
  readonly hide: Nothing;
  readonly show: Nothing;
  readonly faults: Nothing;
  readonly inspect: Nothing;
  readonly slide: By;
  readonly match: By;

  // Questions for the checker.
  readonly check: Nothing;
  readonly shorten: Nothing;
  readonly mends: Nothing;
  readonly find: { readonly sought: Sought };

  // Opening, copying and exporting.
  readonly open: { readonly token: string };
  readonly export: { readonly format: ExportFormat };
  readonly copy: Nothing;

  // Other screens, and overlays.
  readonly chooser: Nothing;
  readonly group: Nothing;
  /** The next stop of the tour, or the previous one. */
  readonly stop: By;
  /** The mended scenario of a stop, or the broken one again. */
  readonly mend: Nothing;
  readonly menu: { readonly of: MenuName };
  readonly prompt: { readonly of: PromptName };
  readonly token: Nothing;
}

export type ActionKind = keyof Payloads;

/** The kinds that mean the same on every screen. */
export type SharedKind = 'quit' | 'help' | 'close' | 'resize' | 'say' | 'answer' | 'progress';

/** The kinds that each screen has its own handler for. */
export type ScreenKind = Exclude<ActionKind, SharedKind>;

/** An action of one of the kinds. */
export type ActionOf<Kind extends ActionKind> = { [Each in Kind]: { readonly kind: Each } & Payloads[Each] }[Kind];

export type Action = ActionOf<ActionKind>;

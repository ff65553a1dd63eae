/** Commands: what the state asks of the world outside, which is the host's to do. */
import type { Model, Property } from '#sim';
import type { SavedRun, UserState } from './user-state.ts';

export type Command =
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'save'; readonly run: SavedRun }
  | { readonly kind: 'export'; readonly file: string; readonly text: string }
  /** A picture of the screen. */
  | { readonly kind: 'picture'; readonly file: string; readonly columns: number }
  /** Every world of a model, written for another tool. */
  | { readonly kind: 'model'; readonly file: string; readonly model: Model; readonly properties: readonly Property[] }
  | { readonly kind: 'keep'; readonly user: UserState };

/** What the host does; the picture is painted before. */
export type HostCommand = Exclude<Command, { kind: 'picture' }>;

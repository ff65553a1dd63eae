/** Commands: the side effects that the state requests from the host. */
import type { Model, Property } from '#sim';
import type { SavedRun, UserState } from './user-state.ts';

export type Command =
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'save'; readonly run: SavedRun }
  | { readonly kind: 'export'; readonly file: string; readonly text: string }
  /** A picture of the screen. */
  | { readonly kind: 'picture'; readonly file: string; readonly columns: number }
  /** All worlds of a model, exported for another tool. */
  | { readonly kind: 'model'; readonly file: string; readonly model: Model; readonly properties: readonly Property[] }
  | { readonly kind: 'keep'; readonly user: UserState };

/** A command that the host executes; a picture is painted before. */
export type HostCommand = Exclude<Command, { kind: 'picture' }>;

/** The shelf: what outlives the terminal UI, as it was found at the start. Kept by whoever runs it. */
import type { Model, Property, Verdict } from '#sim';

/** A run kept under a name. */
export interface SavedRun {
  readonly name: string;
  /** The scenario it is of, for the list. */
  readonly scenario: string;
  /** What it is kept as: choices by meaning. */
  readonly text: string;
}

export interface Shelf {
  /** The token of where the person was last. */
  readonly last: string | undefined;
  /** What was last concluded of each scenario as it stands, by its name. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
  readonly saved: readonly SavedRun[];
}

export const emptyShelf: Shelf = { last: undefined, verdicts: {}, saved: [] };

/** Something the person wants of the world outside. */
export type Want =
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'save'; readonly run: SavedRun }
  | { readonly kind: 'export'; readonly file: string; readonly text: string }
  /** Every world of a model, written for another tool. */
  | { readonly kind: 'model'; readonly file: string; readonly model: Model; readonly properties: readonly Property[] }
  | { readonly kind: 'shelve'; readonly shelf: Shelf };

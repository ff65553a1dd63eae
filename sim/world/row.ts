/** Rows: worlds as small integers, and which fields of them a step changes. */

/** A world as a row of small integers; only the model it belongs to can read it. */
export type Row = Int32Array;

/** Choices of one party, of one kind, and about one message where it is not -1. */
export interface AmpleFilter {
  readonly party: number;
  readonly kind: number;
  readonly message: number;
}

/** A world to be expanded: its row, and where its words stand, packed as its successors are to be. */
export interface OpenWorld {
  row: Row;
  words: Int32Array;
  from: number;
}

/** All fields of a row, as bits. */
export const everyField = -1;

/** A field of a row as a bit; all fields from the 31st on share one. */
export function fieldBit(field: number): number {
  return 1 << Math.min(field, 31);
}

/** Rows: worlds as small integers, and fields as bits. */

/** A world as a row of small integers, relative to one model. */
export type Row = Int32Array;

/** A set of choices: those of one party and one kind, and of one message unless it is -1. */
export interface AmpleFilter {
  readonly party: number;
  readonly kind: number;
  readonly message: number;
}

/** A world to be expanded: its row, and its packed words at offset `from`, in the packing of its successors. */
export interface OpenWorld {
  row: Row;
  words: Int32Array;
  from: number;
}

/** All fields of a row, as bits. */
export const everyField = -1;

/** The bit of a field; all fields from the 31st on share one. */
export function fieldBit(field: number): number {
  return 1 << Math.min(field, 31);
}

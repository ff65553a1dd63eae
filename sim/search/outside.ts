/** What a search needs from outside: a clock, and what else it can make use of. */

/** What exploration needs from outside. */
export interface Clock {
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
}

/** What it can make use of besides. */
export interface Outside extends Clock {
  /** What memory is left: bytes the machine can give for worlds, and the part of the heap that is free. */
  readonly memory?: () => { readonly bytes: number; readonly heap: number };
  /** Where to keep how far it has come, and to go on from. */
  readonly store?: Store;
}

/** Of the bytes the machine can give, the part that is taken; and the part of the heap that is left alone. */
export const bytesPart = 0.8;
export const heapPart = 0.1;

/** Where a checkpoint is kept; who drives the check brings it along. */
export interface Store {
  /** What it is called, for complaints. */
  readonly name: string;
  /** Which build of this program it is for: no other can know what its numbers mean. */
  readonly build: string;
  /** What was kept, in pieces of any size; undefined where nothing was. */
  read(): Iterable<Uint8Array> | undefined;
  /** Replaces what was kept, at once or not at all. Each piece is good until the next is asked for. */
  write(pieces: Iterable<Uint8Array>): void;
}

/** The environment of a search: a clock, and optionally free memory and a checkpoint store. */

/** The clock of a search. */
export interface Clock {
  /** Milliseconds since any fixed time. */
  readonly now: () => number;
}

/** The clock and the optional resources of a search. */
export interface Outside extends Clock {
  /** The free memory: bytes of the machine for worlds, and the free fraction of the heap. */
  readonly memory?: () => { readonly bytes: number; readonly heap: number };
  /** The store to write checkpoints to, and to resume from. */
  readonly store?: Store;
}

/** The fraction of the machine's free bytes that a search uses, and the fraction of the heap that it leaves free. */
export const bytesPart = 0.8;
export const heapPart = 0.1;

/** A store of one checkpoint; the driver of the check passes it in. */
export interface Store {
  /** The name in error messages. */
  readonly name: string;
  /** The build of this program; the numbers in a checkpoint have a meaning in the same build only. */
  readonly build: string;
  /** The stored checkpoint, in pieces of any size; undefined if there is none. */
  read(): Iterable<Uint8Array> | undefined;
  /** Replaces the stored checkpoint atomically. A piece is valid until the next one is requested. */
  write(pieces: Iterable<Uint8Array>): void;
}

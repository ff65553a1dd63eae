/** A checkpoint as a file: read in pieces, and replaced atomically. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { InputError, pathText, type Store } from '#sim';
import { printError } from './streams.ts';
import { checkWritable, reasonOf, regularFileStats, writeWhole } from './whole-file.ts';

/** The number of bytes read at a time. */
const pieceBytes = 1 << 20;

/**
 * The file at `path` as a store for a checkpoint.
 * @throws InputError if no file can be written there
 */
export function checkpointFile(path: string): Store {
  const name = pathText(path);
  try {
    checkWritable(path);
  } catch (error) {
    throw new InputError(`--checkpoint: nothing can be written at ${name} (${reasonOf(error)}); name another place`);
  }
  let failed = false;
  return {
    name,
    build: buildDigest(),
    read: () => opened(path, name),
    write: pieces => {
      try {
        writeWhole(path, pieces);
      } catch (error) {
        // A full disk does not end the check. The failure is printed once, not every minute.
        if (!failed) printError(`the checkpoint ${name} could not be written (${reasonOf(error)}); the check goes on`);
        failed = true;
      }
    },
  };
}

/** The digest of this build: the entry names every other file of the bundle by its content. */
export function buildDigest(): string {
  return createHash('sha256').update(readFileSync(process.argv[1]!)).digest('hex');
}

function opened(path: string, name: string): Iterable<Uint8Array> | undefined {
  try {
    return regularFileStats(path) && piecesOf(openSync(path, 'r'), name);
  } catch (error) {
    throw unreadable(name, error);
  }
}

function* piecesOf(file: number, name: string): Generator<Uint8Array> {
  try {
    const piece = new Uint8Array(pieceBytes);
    for (;;) {
      const length = readSync(file, piece);
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } catch (error) {
    throw unreadable(name, error);
  } finally {
    closeSync(file);
  }
}

function unreadable(name: string, error: unknown): InputError {
  return new InputError(`the checkpoint ${name} cannot be read (${reasonOf(error)})`);
}

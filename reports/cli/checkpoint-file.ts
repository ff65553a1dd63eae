/** A checkpoint as a file: written beside it under another name, and put in its place only when all is on the disk. */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { InputError, type Store } from '#sim';
import { complain } from './outside.ts';

/** Bytes read at a time. */
const pieceBytes = 1 << 20;

/** The file at `path`, as somewhere to keep a checkpoint; refuses a path where nothing could be written. */
export function checkpointFile(path: string): Store {
  const beside = `${path}.${process.pid}.part`;
  try {
    closeSync(openSync(beside, 'wx'));
    rmSync(beside);
  } catch (error) {
    throw new InputError(`--checkpoint: nothing can be written at ${path} (${codeOf(error)})`);
  }
  let failed = false;
  return {
    name: path,
    build: build(),
    read: () => opened(path),
    write: pieces => {
      try {
        writeAll(beside, pieces);
        renameSync(beside, path);
      } catch (error) {
        rmSync(beside, { force: true });
        // A full disk is no reason to lose what is in memory; said once, not every minute.
        if (!failed) complain(`the checkpoint ${path} could not be written (${codeOf(error)}); the check goes on`);
        failed = true;
      }
    },
  };
}

/** Which build this is: the entry names every other file of the bundle by its content. */
function build(): string {
  return createHash('sha256').update(readFileSync(process.argv[1]!)).digest('hex');
}

function opened(path: string): Iterable<Uint8Array> | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new InputError(`the checkpoint ${path} cannot be read (${codeOf(error)})`);
  }
  return piecesOf(file, path);
}

function* piecesOf(file: number, path: string): Generator<Uint8Array> {
  try {
    const piece = new Uint8Array(pieceBytes);
    for (;;) {
      const length = readSync(file, piece);
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } catch (error) {
    throw new InputError(`the checkpoint ${path} cannot be read (${codeOf(error)})`);
  } finally {
    closeSync(file);
  }
}

function writeAll(path: string, pieces: Iterable<Uint8Array>): void {
  const file = openSync(path, 'w');
  try {
    for (const piece of pieces) for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
}

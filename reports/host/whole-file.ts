/**
 * Atomic file writes: a file is written under another name in the same folder, synced to the disk, and renamed. The old
 * file stays until then, and no part is left behind. Only regular files are read, since a pipe has no known end.
 */
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { InputError, pathText } from '#sim';

/**
 * The text of a regular file.
 * @param what the name of the file in error messages
 * @throws InputError if it cannot be read
 */
export function readText(what: string, path: string): string {
  try {
    regularFileStats(path);
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new InputError(`${what} ${pathText(path)} cannot be read (${reasonOf(error)})`);
  }
}

/**
 * Writes a text file atomically.
 * @param what the name of the file in error messages
 * @throws InputError if it cannot be written
 */
export function writeText(what: string, path: string, text: string): void {
  try {
    writeWhole(path, [Buffer.from(text)]);
  } catch (error) {
    throw new InputError(`${what} cannot be written at ${pathText(path)} (${reasonOf(error)})`);
  }
}

/**
 * Creates a folder and its parents, unless they exist.
 * @param what the name of the folder in error messages
 * @throws InputError if it cannot be created
 */
export function makeFolder(what: string, path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new InputError(`${what} cannot be made at ${pathText(path)} (${reasonOf(error)})`);
  }
}

/**
 * Writes pieces atomically; a symbolic link is followed.
 * @throws the system's error
 */
export function writeWhole(path: string, pieces: Iterable<Uint8Array>): void {
  const before = regularFileStats(path);
  const target = targetOf(path);
  const { beside, file } = newPart(target);
  try {
    try {
      for (const piece of pieces) writeFully(file, piece);
      if (before) copyOwnerAndMode(file, before);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/**
 * Checks that a file can be written.
 * @throws the system's error
 */
export function checkWritable(path: string): void {
  regularFileStats(path);
  const { beside, file } = newPart(targetOf(path));
  closeSync(file);
  rmSync(beside);
}

/** Writes all bytes: the system can write a part of them, and report the reason only at the next call. */
export function writeFully(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

/** The reason of a failure: the system's error code, or else the message. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
}

/**
 * The stats of a regular file; undefined if there is no file.
 * @throws Error if there is anything else
 */
export function regularFileStats(path: string): Stats | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats || stats.isFile()) return stats;
  const kind = stats.isDirectory() ? 'folder' : stats.isFIFO() ? 'pipe' : stats.isSocket() ? 'socket' : 'device';
  throw new Error(`it is a ${kind}, not a file`);
}

/** A longer chain of links is taken for a cycle. */
const linksMost = 40;

/** The target of a path's symbolic links, existing or not. */
function targetOf(path: string): string {
  let target = path;
  for (let links = 0; links < linksMost; links++) {
    const next = linkAt(target);
    if (next === undefined) return target;
    // Not normalised: after a link the system resolves `..`.
    target = isAbsolute(next) ? next : `${dirname(target)}/${next}`;
  }
  throw new Error('its links go round');
}

function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

let written = 0;

/** A new file in the folder of the target, to be renamed to the target. */
function newPart(target: string): { readonly beside: string; readonly file: number } {
  const folder = dirname(target);
  sweep(folder);
  written++;
  // A target that ends with a slash is no file; opening it fails with the system's error.
  const beside = target.endsWith('/') ? target : join(folder, `.tongka-${process.pid}-${written}.part`);
  return { beside, file: openSync(beside, 'wx') };
}

const part = /^\.tongka-(\d+)-\d+\.part$/;
const swept = new Set<string>();

/** Removes the parts in a folder whose writers have ended. */
function sweep(folder: string): void {
  if (swept.has(folder)) return;
  swept.add(folder);
  try {
    for (const name of readdirSync(folder)) {
      const writer = part.exec(name)?.[1];
      if (writer !== undefined && isAbandoned(join(folder, name), Number(writer)))
        rmSync(join(folder, name), { force: true });
    }
  } catch {
    // An unreadable folder can still be writable.
  }
}

/**
 * A writer writes to its part more often than this; an older part belongs to an earlier process with the same number.
 */
const partAgeMaxMs = 60 * 60 * 1000;

function isAbandoned(path: string, writer: number): boolean {
  if (writer === process.pid) return true;
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats || Date.now() - stats.mtimeMs > partAgeMaxMs) return true;
  try {
    process.kill(writer, 0);
    return false;
  } catch (error) {
    return reasonOf(error) === 'ESRCH';
  }
}

/** Gives a file the owner and the mode of the file it replaces, as far as permitted. */
function copyOwnerAndMode(file: number, { mode, uid, gid }: Stats): void {
  for (const dress of [() => fchownSync(file, uid, gid), () => fchmodSync(file, mode & 0o777)])
    try {
      dress();
    } catch {
      // Few users are permitted to change an owner, and some file systems have no modes.
    }
}

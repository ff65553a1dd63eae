/**
 * Files, written whole or not at all: under another name in the same folder, synced to the disk, and then renamed. The old
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

/** The text of a regular file. Throws an `InputError` that calls it `what`. */
export function readText(what: string, path: string): string {
  try {
    regular(path);
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new InputError(`${what} ${pathText(path)} cannot be read (${reasonOf(error)})`);
  }
}

/** Writes a text whole. Throws an `InputError` that calls it `what`. */
export function writeText(what: string, path: string, text: string): void {
  try {
    writeWhole(path, [Buffer.from(text)]);
  } catch (error) {
    throw new InputError(`${what} cannot be written at ${pathText(path)} (${reasonOf(error)})`);
  }
}

/** Makes a folder, and those it stands in, unless it is there. Throws an `InputError` that calls it `what`. */
export function makeFolder(what: string, path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new InputError(`${what} cannot be made at ${pathText(path)} (${reasonOf(error)})`);
  }
}

/** Writes pieces whole, through a symbolic link to what it leads to. Throws what the system says. */
export function writeWhole(path: string, pieces: Iterable<Uint8Array>): void {
  const before = regular(path);
  const target = targetOf(path);
  const { beside, file } = begun(target);
  try {
    try {
      for (const piece of pieces) writeFully(file, piece);
      if (before) dressAs(file, before);
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

/** Throws what the system says where nothing could be written. */
export function tryPlace(path: string): void {
  regular(path);
  const { beside, file } = begun(targetOf(path));
  closeSync(file);
  rmSync(beside);
}

/** Writes all bytes: the system may take a part of them, and say only at the next why. */
export function writeFully(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

/** The reason of a failure: the system's code, or else the message. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
}

/** The stats of a regular file; undefined where there is no file. Throws where there is something else. */
export function regular(path: string): Stats | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats || stats.isFile()) return stats;
  const kind = stats.isDirectory() ? 'folder' : stats.isFIFO() ? 'pipe' : stats.isSocket() ? 'socket' : 'device';
  throw new Error(`it is a ${kind}, not a file`);
}

/** A longer chain of links is a circle. */
const linksMost = 40;

/** The path that symbolic links lead to, whether or not a file is there. */
function targetOf(path: string): string {
  let target = path;
  for (let links = 0; links < linksMost; links++) {
    const next = linkAt(target);
    if (next === undefined) return target;
    // Not normalised: after a link `..` means what the system says it means.
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

/** A new file in the folder of the target, to be renamed to it. */
function begun(target: string): { readonly beside: string; readonly file: number } {
  const folder = dirname(target);
  sweep(folder);
  written++;
  // A target that ends with a slash is no file; opening it fails with the system's reason.
  const beside = target.endsWith('/') ? target : join(folder, `.tongka-${process.pid}-${written}.part`);
  return { beside, file: openSync(beside, 'wx') };
}

const part = /^\.tongka-(\d+)-\d+\.part$/;
const swept = new Set<string>();

/** Removes the parts in a folder whose writers ended while they wrote. */
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
    // A folder that cannot be read may still be written to.
  }
}

/** A writer touches its part more often than this; an older part was left by another process of the same number. */
const silentMost = 60 * 60 * 1000;

function isAbandoned(path: string, writer: number): boolean {
  if (writer === process.pid) return true;
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats || Date.now() - stats.mtimeMs > silentMost) return true;
  try {
    process.kill(writer, 0);
    return false;
  } catch (error) {
    return reasonOf(error) === 'ESRCH';
  }
}

/** Gives a file the owner and the mode of the file it replaces, as far as that is allowed. */
function dressAs(file: number, { mode, uid, gid }: Stats): void {
  for (const dress of [() => fchownSync(file, uid, gid), () => fchmodSync(file, mode & 0o777)])
    try {
      dress();
    } catch {
      // Few users may change an owner, and not every file system has modes.
    }
}

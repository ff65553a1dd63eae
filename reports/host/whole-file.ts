/**
 * Files, written whole or not at all: beside their place under another name, onto the disk, and only then put in their
 * place. Whatever stood there stays until then; nothing is left beside it. Read are regular files only: of a pipe nobody
 * knows when it ends.
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
import { InputError, placeText } from '#sim';

/** The text of a regular file. Throws an `InputError` that calls it `what`. */
export function readText(what: string, path: string): string {
  try {
    regular(path);
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new InputError(`${what} ${placeText(path)} cannot be read (${reasonOf(error)})`);
  }
}

/** Writes a text whole. Throws an `InputError` that calls it `what`. */
export function writeText(what: string, path: string, text: string): void {
  try {
    writeWhole(path, [Buffer.from(text)]);
  } catch (error) {
    throw new InputError(`${what} cannot be written at ${placeText(path)} (${reasonOf(error)})`);
  }
}

/** Makes a folder, and those it stands in, unless it is there. Throws an `InputError` that calls it `what`. */
export function makeFolder(what: string, path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new InputError(`${what} cannot be made at ${placeText(path)} (${reasonOf(error)})`);
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

/** Why it could not be done: what the system calls it, or what is wrong with the place. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
}

/** What is known of a regular file; undefined where nothing is. Throws where something else is. */
export function regular(path: string): Stats | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats || stats.isFile()) return stats;
  const kind = stats.isDirectory() ? 'folder' : stats.isFIFO() ? 'pipe' : stats.isSocket() ? 'socket' : 'device';
  throw new Error(`it is a ${kind}, not a file`);
}

/** Links that lead to links, at most: more go round. */
const linksMost = 40;

/** Where a path leads to, whether or not anything is there. */
function targetOf(path: string): string {
  let target = path;
  for (let links = 0; links < linksMost; links++) {
    const next = linkAt(target);
    if (next === undefined) return target;
    // Not made shorter: what `..` means is for the system to say.
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

/** A new file in the folder of a target, to be put in its place. */
function begun(target: string): { readonly beside: string; readonly file: number } {
  const folder = dirname(target);
  sweep(folder);
  written++;
  // A target that ends with a slash is no file, and to be told so.
  const beside = target.endsWith('/') ? target : join(folder, `.tongka-${process.pid}-${written}.part`);
  return { beside, file: openSync(beside, 'wx') };
}

const part = /^\.tongka-(\d+)-\d+\.part$/;
const swept = new Set<string>();

/** Removes what runs left in a folder that ended while they wrote. */
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

/** Who writes, writes more often than this; then a process of this number is another one. */
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

/** Gives a file the owner and the rights of the one it takes the place of, as far as that is allowed. */
function dressAs(file: number, { mode, uid, gid }: Stats): void {
  for (const dress of [() => fchownSync(file, uid, gid), () => fchmodSync(file, mode & 0o777)])
    try {
      dress();
    } catch {
      // Few may give files away, and not every disk knows of rights.
    }
}

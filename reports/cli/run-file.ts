/** A saved run as a file: read whole, and written where nothing else stands. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { InputError, isSavedRun, readRun, runToText, type SavedRun, scenarios } from '#sim';

/** What the name of such a file ends with, so that it is told from a token. */
export const runEnding = '.run';

/** Reads the file at `path`. */
export function readRunFile(path: string): SavedRun {
  return readRun(path, textOf(path), scenarios);
}

/** Writes a run, over a saved run where one stands at `path`, and over nothing else. */
export function writeRunFile(path: string, saved: SavedRun): void {
  const text = runToText(saved);
  if (existsSync(path) && !isSavedRun(textOf(path)))
    throw new InputError(`${path} is there already and is no saved run; it is left as it is, choose another name`);
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new InputError(`the run cannot be written at ${path} (${codeOf(error)})`);
  }
}

/** A path for a saved run, checked. */
export function runPath(path: string): string {
  if (path.endsWith(runEnding)) return path;
  throw new InputError(`a saved run is a file that ends with ${runEnding}; "${path}" was given`);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new InputError(`the saved run ${path} cannot be read (${codeOf(error)})`);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
}

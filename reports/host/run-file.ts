/** A saved run as a file: read whole, and never written over another kind of file. */
import { existsSync } from 'node:fs';
import { InputError, isSavedRun, pathText, quoted, readRun, runToText, type SavedRun, scenarios } from '#sim';
import { readText, writeText } from './whole-file.ts';

/** The ending of its name; a token never has it. */
export const runEnding = '.run';

/** Reads the file at `path`. */
export function readRunFile(path: string): SavedRun {
  return readRun(pathText(path), readText('the saved run', path), scenarios);
}

/** Writes a run, over a saved run or an empty file where one stands at `path`, and over nothing else. */
export function writeRunFile(path: string, saved: SavedRun): void {
  if (existsSync(path)) {
    const there = readText('the saved run', path);
    if (there !== '' && !isSavedRun(there))
      throw new InputError(
        `${pathText(path)} is there already and is no saved run; it is left as it is, choose another name`,
      );
  }
  writeText('the run', path, runToText(saved));
}

/** A path for a saved run, checked. */
export function runPath(path: string): string {
  if (path.endsWith(runEnding)) return path;
  throw new InputError(`a saved run is a file that ends with ${runEnding}; ${quoted(path)} was given`);
}

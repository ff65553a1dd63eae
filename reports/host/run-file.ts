/** A saved run as a file; never overwrites a file of another kind. */
import { existsSync } from 'node:fs';
import { callableScenarios, InputError, isSavedRun, pathText, quoted, readRun, runToText, type SavedRun } from '#sim';
import { readText, writeText } from './whole-file.ts';

/** The ending of its name; no token has it. */
export const runEnding = '.run';

/** Reads the file at `path`. */
export function readRunFile(path: string): SavedRun {
  return readRun(pathText(path), readText('the saved run', path), callableScenarios());
}

/** Writes a run to `path`; overwrites only a saved run or an empty file. */
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

/**
 * The path of a saved run.
 * @throws InputError if its ending is another
 */
export function runPath(path: string): string {
  if (path.endsWith(runEnding)) return path;
  throw new InputError(`a saved run is a file that ends with ${runEnding}; ${quoted(path)} was given`);
}

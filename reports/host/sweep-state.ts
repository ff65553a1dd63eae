/** The state of a sweep as a file: the results of its finished checks, so that a sweep that was stopped goes on. */
import { existsSync } from 'node:fs';
import { InputError, pathText, type SweepResult } from '#sim';
import { buildDigest } from './checkpoint-file.ts';
import { readText, writeText } from './whole-file.ts';

/** The results of finished checks, by key; kept in memory, and in a file if there is one. */
export interface SweepState {
  resultOf(key: string): SweepResult | undefined;
  keep(key: string, result: SweepResult): void;
}

/** What the file says it is. */
const kind = 'tongka sweep 1';

interface Kept {
  readonly kind: string;
  readonly build: string;
  readonly results: Record<string, SweepResult>;
}

/**
 * The state kept in the file at `path`, or in memory.
 * @throws InputError if the file is of another kind or of another build, or cannot be read or written
 */
export function sweepState(path: string | undefined): SweepState {
  const results: Record<string, SweepResult> = path !== undefined && existsSync(path) ? read(path) : {};
  const write = (): void => {
    if (path !== undefined) writeText('the state of the sweep', path, textOf(results));
  };
  // A place where nothing can be written is refused before the first check.
  write();
  return {
    resultOf: key => (Object.hasOwn(results, key) ? results[key] : undefined),
    keep: (key, result) => {
      results[key] = result;
      write();
    },
  };
}

function textOf(results: Record<string, SweepResult>): string {
  const kept: Kept = { kind, build: buildDigest(), results };
  return `${JSON.stringify(kept)}\n`;
}

function read(path: string): Record<string, SweepResult> {
  const name = pathText(path);
  const kept = parsed(readText('the state of the sweep', path));
  if (kept?.kind !== kind || typeof kept.results !== 'object' || kept.results === null)
    throw new InputError(`${name} is no state of a sweep; it is left as it is, choose another name`);
  if (kept.build !== buildDigest())
    throw new InputError(`${name} is of another build of tongka: its results are of other charts; choose another name`);
  return kept.results;
}

function parsed(text: string): Partial<Kept> | undefined {
  try {
    return JSON.parse(text) as Partial<Kept>;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * The user state on disk: the last position and the last verdicts, in a file of the user's state folder; and saved
 * runs, one text file each. In a checkout saved runs are the regressions that the tests replay; elsewhere they are in a
 * folder `runs`.
 */
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { readRun, scenarios, visible } from '#sim';
import { emptyUserState, type SavedRun, type UserState } from '../tui/state/user-state.ts';
import { runEnding, writeRunFile } from './run-file.ts';
import { makeFolder, readText, writeText } from './whole-file.ts';

/** The folder of saved runs: the regressions, or `runs`. */
function runsFolder(): string {
  const regressions = 'reports/regressions';
  return existsSync(regressions) ? regressions : 'runs';
}

function stateFolder(): string {
  return `${process.env.XDG_STATE_HOME || `${homedir()}/.local/state`}/tongka`;
}

/** Reads the user state and the saved runs; unreadable parts are left out. */
export function readUserState(): UserState {
  return { ...readPosition(), saved: savedRuns() };
}

function readPosition(): UserState {
  try {
    const { last, verdicts } = JSON.parse(readText('the user’s state', `${stateFolder()}/shelf.json`));
    const known = ['holds', 'violated', 'undecided'];
    const entries = Object.entries(typeof verdicts === 'object' && verdicts !== null ? verdicts : {});
    return {
      last: typeof last === 'string' ? last : undefined,
      verdicts: Object.fromEntries(
        entries.filter(([, verdict]) => known.includes(String(verdict))),
      ) as UserState['verdicts'],
      saved: [],
    };
  } catch {
    return emptyUserState;
  }
}

function savedRuns(): readonly SavedRun[] {
  const folder = runsFolder();
  return filesIn(folder).flatMap(file => {
    try {
      const text = readText('the saved run', `${folder}/${file}`);
      const scenario = /^scenario (.*)$/m.exec(text)?.[1] ?? '';
      return [{ name: visible(file.slice(0, -runEnding.length)), scenario: visible(scenario), text }];
    } catch {
      return [];
    }
  });
}

/** The names of saved runs in a folder; none if it is unreadable. */
function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter(file => file.endsWith(runEnding))
      .sort();
  } catch {
    return [];
  }
}

/** Writes the user state; ignores a failure. */
export function writeUserState({ last, verdicts }: UserState): void {
  try {
    const folder = stateFolder();
    makeFolder('the folder of the user’s state', folder);
    writeText('the user’s state', `${folder}/shelf.json`, `${JSON.stringify({ last, verdicts }, undefined, 2)}\n`);
  } catch {
    // The home folder can be read-only; the terminal UI works without it.
  }
}

/** Writes a run under its name; returns the path. */
export function saveRun({ name, text }: SavedRun): string {
  const folder = runsFolder();
  makeFolder('the folder of saved runs', folder);
  const file = `${folder}/${name}${runEnding}`;
  writeRunFile(file, readRun(name, text, scenarios));
  return file;
}

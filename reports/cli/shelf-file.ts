/**
 * The shelf on disk: where the person was and what was last concluded, in a file of the user's state; and saved runs, a
 * text file each, which in a checkout are regressions that the tests replay, and elsewhere stand in a folder `runs`.
 */
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { readRun, scenarios, visible } from '#sim';
import { emptyUserState, type SavedRun, type UserState } from '../tui/state/user-state.ts';
import { runEnding, writeRunFile } from './run-file.ts';
import { makeFolder, readText, writeText } from './whole-file.ts';

/** Where saved runs are kept: among the regressions where there are any. */
function runsFolder(): string {
  const regressions = 'reports/regressions';
  return existsSync(regressions) ? regressions : 'runs';
}

function stateFolder(): string {
  return `${process.env.XDG_STATE_HOME || `${homedir()}/.local/state`}/tongka`;
}

/** What is on the shelf; what cannot be read is not there. */
export function readShelf(): UserState {
  return { ...remembered(), saved: savedRuns() };
}

function remembered(): UserState {
  try {
    const { last, verdicts } = JSON.parse(readText('the shelf', `${stateFolder()}/shelf.json`));
    const known = ['holds', 'violated', 'undecided'];
    const told = Object.entries(typeof verdicts === 'object' && verdicts !== null ? verdicts : {});
    return {
      last: typeof last === 'string' ? last : undefined,
      verdicts: Object.fromEntries(
        told.filter(([, verdict]) => known.includes(String(verdict))),
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

/** The names of saved runs in a folder; none where it cannot be read. */
function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter(file => file.endsWith(runEnding))
      .sort();
  } catch {
    return [];
  }
}

/** Keeps what is to be remembered; that nothing can be written there spoils nothing. */
export function writeShelf({ last, verdicts }: UserState): void {
  try {
    const folder = stateFolder();
    makeFolder('the folder of the shelf', folder);
    writeText('the shelf', `${folder}/shelf.json`, `${JSON.stringify({ last, verdicts }, undefined, 2)}\n`);
  } catch {
    // A home that cannot be written to is nobody's mistake here.
  }
}

/** Keeps a run under its name; answers where. */
export function writeRun({ name, text }: SavedRun): string {
  const folder = runsFolder();
  makeFolder('the folder of saved runs', folder);
  const file = `${folder}/${name}${runEnding}`;
  writeRunFile(file, readRun(name, text, scenarios));
  return file;
}

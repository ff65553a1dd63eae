/**
 * The shelf on disk: where the person was and what was last concluded, in a file of the user's state; and saved runs, a
 * text file each, which in a checkout are regressions that the tests replay, and elsewhere stand in a folder `runs`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { readRun, scenarios } from '#sim';
import { emptyShelf, type SavedRun, type Shelf } from '../tui/shelf.ts';
import { runEnding, writeRunFile } from './run-file.ts';

/** Where saved runs are kept: among the regressions where there are any. */
function runsFolder(): string {
  const regressions = 'reports/regressions';
  return existsSync(regressions) ? regressions : 'runs';
}

function stateFolder(): string {
  return `${process.env.XDG_STATE_HOME || `${homedir()}/.local/state`}/tongka`;
}

/** What is on the shelf; what cannot be read is not there. */
export function readShelf(): Shelf {
  return { ...remembered(), saved: savedRuns() };
}

function remembered(): Shelf {
  try {
    const { last, verdicts } = JSON.parse(readFileSync(`${stateFolder()}/shelf.json`, 'utf8'));
    const known = ['holds', 'violated', 'undecided'];
    const told = Object.entries(typeof verdicts === 'object' && verdicts !== null ? verdicts : {});
    return {
      last: typeof last === 'string' ? last : undefined,
      verdicts: Object.fromEntries(told.filter(([, verdict]) => known.includes(String(verdict)))) as Shelf['verdicts'],
      saved: [],
    };
  } catch {
    return emptyShelf;
  }
}

function savedRuns(): readonly SavedRun[] {
  const folder = runsFolder();
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(file => file.endsWith(runEnding))
    .sort()
    .map(file => {
      const text = readFileSync(`${folder}/${file}`, 'utf8');
      return { name: file.slice(0, -runEnding.length), scenario: /^scenario (.*)$/m.exec(text)?.[1] ?? '', text };
    });
}

/** Keeps what is to be remembered; that nothing can be written there spoils nothing. */
export function writeShelf({ last, verdicts }: Shelf): void {
  try {
    mkdirSync(stateFolder(), { recursive: true });
    writeFileSync(`${stateFolder()}/shelf.json`, `${JSON.stringify({ last, verdicts }, undefined, 2)}\n`);
  } catch {
    // A home that cannot be written to is nobody's mistake here.
  }
}

/** Keeps a run under its name; answers where. */
export function writeRun({ name, text }: SavedRun): string {
  const folder = runsFolder();
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/${name}${runEnding}`;
  writeRunFile(file, readRun(name, text, scenarios));
  return file;
}

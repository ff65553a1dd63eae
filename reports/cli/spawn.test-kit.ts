/** Runs the built command line, and returns its output and its exit code. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

export interface ProcessResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The root folder of the checkout. */
export const sourceRoot = new URL('../..', import.meta.url).pathname;

/** The built command line. */
export const bundle = `${sourceRoot}dist/tongka.js`;

/** The variations of a start: the environment, and a signal sent during the run. */
export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The signal is sent once standard error matches. */
  readonly signalOn?: RegExp;
  readonly signal?: 'SIGINT' | 'SIGTERM' | 'SIGHUP';
}

/** Starts `tongka` with the arguments, without a terminal. */
export function tongka(
  words: readonly string[],
  { env = {}, signalOn, signal = 'SIGINT' }: StartOptions = {},
): Promise<ProcessResult> {
  if (!existsSync(bundle)) throw new Error('dist/tongka.js is not built; npm run build (npm test does it)');
  const { NO_COLOR, FORCE_COLOR, COLUMNS, ...usual } = process.env;
  const child = spawn(process.execPath, [bundle, ...words], {
    env: { ...usual, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  let isSignalSent = false;
  child.stdout.setEncoding('utf8').on('data', text => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', text => {
    err += text;
    if (isSignalSent || !signalOn?.test(err)) return;
    isSignalSent = true;
    child.kill(signal);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', code => resolve({ code, out, err }));
  });
}

/** The JSON value that a command prints, with its exit code. */
export async function json(...words: string[]): Promise<{ readonly code: number | null; readonly value: never }> {
  const { code, out } = await tongka([...words, '--json']);
  return { code, value: JSON.parse(out) as never };
}

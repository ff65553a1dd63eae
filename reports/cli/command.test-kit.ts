/**
 * Performs command lines of the built bundle in the process of the tests: what `tongka` of `spawn.test-kit.ts` does, without
 * the start of a process. `command.test.ts` compares both.
 */
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { printingTo } from '../host/streams.ts';
import type { perform } from './command-line.ts';
import { type ProcessResult, sourceRoot } from './spawn.test-kit.ts';

const entry = `${sourceRoot}dist/chunks/entry/command-line.js`;

interface CommandLine {
  readonly perform: typeof perform;
  readonly printingTo: typeof printingTo;
}

type Environment = Readonly<Record<string, string>>;

/** The end of the calls so far: a call that its test gave up goes on, and the next one waits for it. */
let before: Promise<unknown> = Promise.resolve();

/** Performs `tongka` with the arguments, without a terminal. */
export function tongka(
  words: readonly string[],
  { env = {} }: { readonly env?: Environment } = {},
): Promise<ProcessResult> {
  const result = before.then(() => performed(words, env));
  before = result.catch(() => {});
  return result;
}

async function performed(words: readonly string[], env: Environment): Promise<ProcessResult> {
  if (!existsSync(entry)) throw new Error('dist is not built; npm run build (npm test does it)');
  const { perform, printingTo } = (await import(pathToFileURL(entry).href)) as CommandLine;
  const kept = { code: process.exitCode, env: process.env };
  const { NO_COLOR, FORCE_COLOR, COLUMNS, ...usual } = process.env;
  const told = { out: '', err: '' };
  const streams = {
    out: (text: string) => {
      told.out += text;
    },
    err: (text: string) => {
      told.err += text;
    },
  };
  process.env = { ...usual, ...env };
  process.exitCode = undefined;
  try {
    await printingTo(streams, () => perform(words));
    return { code: Number(process.exitCode ?? 0), ...told };
  } finally {
    process.env = kept.env;
    process.exitCode = kept.code;
  }
}

/** The JSON value that a command prints, with its exit code. */
export async function json(...words: string[]): Promise<{ readonly code: number | null; readonly value: never }> {
  const { code, out } = await tongka([...words, '--json']);
  return { code, value: JSON.parse(out) as never };
}

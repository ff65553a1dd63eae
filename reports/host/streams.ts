/** The standard streams: results go to standard output, errors and progress to standard error. */
import { fstatSync } from 'node:fs';
import { InputError, shortened, visible, visiblePage } from '#sim';
import { exitCode } from './exit-code.ts';
import { reasonOf, writeFully } from './whole-file.ts';

/** The places where output goes. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const standard: Streams = {
  out: writeStandard,
  err: text => {
    process.stderr.write(text);
  },
};
let streams = standard;

/** Sends the output to other places until `act` ends. */
export async function printingTo(others: Streams, act: () => Promise<void>): Promise<void> {
  streams = others;
  try {
    await act();
  } finally {
    streams = standard;
  }
}

/** Prints text and a line end to standard output. */
export function print(text: string): void {
  write(`${text}\n`);
}

/** Prints one JSON value to standard output. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, undefined, 2));
}

const outputFile = 1;

/** Writes to standard output; of control sequences only Tongka's own colours reach the terminal. */
export function write(text: string): void {
  streams.out(visiblePage(text));
}

/**
 * Writes to standard output. A file is written without Node's stream, which takes a partial write on a full disk for a
 * complete one.
 * @throws InputError if a file cannot be written
 */
function writeStandard(page: string): void {
  if (!printsToFile()) process.stdout.write(page);
  else
    try {
      writeFully(outputFile, Buffer.from(page));
    } catch (error) {
      throw new InputError(outputLost(error));
    }
}

function printsToFile(): boolean {
  try {
    return fstatSync(outputFile).isFile();
  } catch {
    return false;
  }
}

function outputLost(error: unknown): string {
  return `standard output cannot be written (${reasonOf(error)}), so that what was found is not shown; make room, or send it elsewhere`;
}

/** The largest lengths of a word and of a line of an error message. */
const wordMost = 250;
const lineMost = 3500;

/** Prints an error message in one line to standard error, escaped and cut to a readable length. */
export function printError(line: string): void {
  const words = visible(line.replaceAll(/\s*[\t\n\v\f\r]\s*/g, ' '));
  streams.err(
    `tongka: ${shortened(
      words.replaceAll(/\S+/g, word => shortened(word, wordMost)),
      lineMost,
    )}\n`,
  );
}

/** Prints lines to standard error, escaped. */
export function printErrorPage(text: string): void {
  streams.err(`${visiblePage(text)}\n`);
}

/** Prints a line that is no error to standard error: a finding before the outcome. */
export function printNotice(line: string): void {
  streams.err(`${line.replaceAll(/\p{Cc}+/gu, ' ')}\n`);
}

/** Handles the errors of the standard streams; none is a bug, and none a verdict. */
export function handleStreamErrors(): void {
  // Standard error is broken: there is no stream left for a message.
  process.stderr.on('error', () => {});
  process.stdout.on('error', error => {
    // The reader has closed the pipe (`| head`).
    if (reasonOf(error) === 'EPIPE') process.exit();
    printError(outputLost(error));
    process.exit(process.exitCode === exitCode.interrupted ? exitCode.interrupted : exitCode.usage);
  });
}

/** Calls `act` with an uncaught error, and ends the process. */
export function handleUncaught(act: (error: unknown) => void): void {
  process.on('uncaughtException', error => {
    act(error);
    process.exit();
  });
}

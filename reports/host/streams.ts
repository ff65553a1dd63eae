/** The standard streams: answers go to standard output, mistakes and progress to standard error. */
import { fstatSync } from 'node:fs';
import { InputError, shortened, visible, visiblePage } from '#sim';
import { exitCode } from './exit-code.ts';
import { reasonOf, writeFully } from './whole-file.ts';

/** Prints text and the end of its line to standard output. */
export function print(text: string): void {
  write(`${text}\n`);
}

/** Prints one JSON value to standard output. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, undefined, 2));
}

const outputFile = 1;

/**
 * Writes to standard output; of control signs only our own colours reach the terminal. A file is written without Node's
 * stream, which takes a part that a full disk had room for as the whole. Throws an `InputError` where a file cannot be written.
 */
export function write(text: string): void {
  const page = visiblePage(text);
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

/** A longer word is no word of ours; a longer line is not read. */
const wordMost = 250;
const lineMost = 3500;

/** Prints the one line of a refusal to standard error: visible, and no longer than a person reads. */
export function printError(line: string): void {
  const words = visible(line.replaceAll(/\s*[\t\n\v\f\r]\s*/g, ' '));
  process.stderr.write(
    `tongka: ${shortened(
      words.replaceAll(/\S+/g, word => shortened(word, wordMost)),
      lineMost,
    )}\n`,
  );
}

/** Prints lines to standard error as they are, but visible. */
export function printErrorPage(text: string): void {
  process.stderr.write(`${visiblePage(text)}\n`);
}

/** Prints a line to standard error that is no mistake: a finding before the outcome is there. */
export function printNotice(line: string): void {
  process.stderr.write(`${line.replaceAll(/\p{Cc}+/gu, ' ')}\n`);
}

/** Handles the errors of the standard streams; none is our bug, and none a verdict. */
export function handleStreamErrors(): void {
  // Standard error is broken: there is nowhere left to print that.
  process.stderr.on('error', () => {});
  process.stdout.on('error', error => {
    // The reader has gone away (`| head`): it has seen all it wanted to see.
    if (reasonOf(error) === 'EPIPE') process.exit();
    printError(outputLost(error));
    process.exit(process.exitCode === exitCode.interrupted ? exitCode.interrupted : exitCode.usage);
  });
}

/** Calls `act` with an error that is caught nowhere else, and ends the process. */
export function handleUncaught(act: (error: unknown) => void): void {
  process.on('uncaughtException', error => {
    act(error);
    process.exit();
  });
}

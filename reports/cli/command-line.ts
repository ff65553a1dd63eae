/**
 * A command line, from its words to its exit code; the process is left as it is. A mistake of the user or a refusal of the
 * system is printed in one line to standard error with exit code 64, and standard output stays empty; any other error is a
 * bug, with exit code 70.
 */
import { CommanderError } from 'commander';
import { InputError } from '#sim';
import { exitCode, setExitCode } from '../host/exit-code.ts';
import { printError, printErrorPage } from '../host/streams.ts';
import { tongka } from './program.ts';

/** For a caller that prints elsewhere. */
export { printingTo } from '../host/streams.ts';

/** The system's error codes for a shortage or a forbidden operation; the message names the resource. */
const shortages = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'ENOMEM']);

/** Performs a command line. */
export async function perform(words: readonly string[]): Promise<void> {
  try {
    await (await tongka(words)).parseAsync([...words], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) {
      // Help or the version was printed.
    } else fail(words, error);
  }
}

/** Prints the error in one line; for a bug of Tongka, with a request to report it. */
export function fail(words: readonly string[], error: unknown): void {
  const { name, message, stack, code } = (
    error instanceof Error ? error : new Error(String(error))
  ) as NodeJS.ErrnoException;
  if (error instanceof InputError || (code !== undefined && shortages.has(code))) {
    printError(message);
    setExitCode(exitCode.usage);
    return;
  }
  const called = words.join(' ');
  printError(`a bug of ours, please report it: ${name}: ${message} (tongka ${called}; TONGKA_DEBUG=1 shows where)`);
  if (process.env.TONGKA_DEBUG) printErrorPage(`${stack}`);
  setExitCode(exitCode.ourBug);
}

/**
 * The entry of the command line. A mistake of the user or a refusal of the system is printed in one line to standard
 * error with exit code 64, and standard output stays empty; any other error is a bug, with exit code 70.
 */
import { CommanderError } from 'commander';
import { InputError } from '#sim';
import { exitCode, setExitCode } from '../host/exit-code.ts';
import { handleStreamErrors, handleUncaught, printError, printErrorPage } from '../host/streams.ts';
import { tongka } from './program.ts';

/** The system's error codes for a shortage or a forbidden operation; the message names the resource. */
const shortages = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'ENOMEM']);

handleStreamErrors();
handleUncaught(fail);
try {
  await (await tongka(process.argv.slice(2))).parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError && error.exitCode === 0) {
    // Help or the version was printed.
  } else fail(error);
}

/** Prints the error in one line; for a bug of Tongka, with a request to report it. */
function fail(error: unknown): void {
  const { name, message, stack, code } = (
    error instanceof Error ? error : new Error(String(error))
  ) as NodeJS.ErrnoException;
  if (error instanceof InputError || (code !== undefined && shortages.has(code))) {
    printError(message);
    setExitCode(exitCode.usage);
    return;
  }
  const called = process.argv.slice(2).join(' ');
  printError(`a bug of ours, please report it: ${name}: ${message} (tongka ${called}; TONGKA_DEBUG=1 shows where)`);
  if (process.env.TONGKA_DEBUG) printErrorPage(`${stack}`);
  setExitCode(exitCode.ourBug);
}

/**
 * The command line's beginning. Every mistake of the user's is one line on standard error and exit 64, with nothing on
 * standard output, and so is what the machine refuses; anything unforeseen is our bug and exit 70.
 */
import { CommanderError } from 'commander';
import { InputError } from '#sim';
import { exitCode, setExitCode } from '../host/exit-code.ts';
import { handleStreamErrors, handleUncaught, printError, printErrorPage } from '../host/streams.ts';
import { tongka } from './program.ts';

/** What the machine has no more of, or does not allow anybody: its message says for what. */
const shortages = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'ENOMEM']);

handleStreamErrors();
handleUncaught(fail);
try {
  await (await tongka(process.argv.slice(2))).parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError && error.exitCode === 0) {
    // Help or the version was shown.
  } else fail(error);
}

/** Tells the mistake; of something unforeseen the one line asks to report it. */
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

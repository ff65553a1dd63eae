/**
 * The command line's beginning. Every mistake of the user's is one line on standard error and exit 64, with nothing on
 * standard output; anything unforeseen is our bug and exit 70.
 */
import { CommanderError } from 'commander';
import { InputError } from '#sim';
import { tongka } from './arguments.ts';
import { complain, endWith, exitCode } from './outside.ts';

// The reader has gone away (`| head`): all it wanted to see has been seen.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  fail(error);
});

try {
  await (await tongka(process.argv.slice(2))).parseAsync(process.argv);
} catch (error) {
  if (error instanceof InputError) {
    complain(error.message);
    endWith(exitCode.usage);
  } else if (error instanceof CommanderError && error.exitCode === 0) {
    // Help or the version was shown.
  } else fail(error);
}

/** Something unforeseen: the one line asks to report it. */
function fail(error: unknown): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const called = process.argv.slice(2).join(' ');
  complain(`a bug of ours, please report it: ${name}: ${message} (tongka ${called}; TONGKA_DEBUG=1 shows where)`);
  if (process.env.TONGKA_DEBUG) process.stderr.write(`${stack}\n`);
  endWith(exitCode.ourBug);
}

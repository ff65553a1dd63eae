/**
 * `tongka replay`: replays a run from its token or its file, and prints the verdict of each property; optionally
 * shortens or saves it.
 */
import { exitCode, setExitCode } from '../../host/exit-code.ts';
import { runEnding, runPath, writeRunFile } from '../../host/run-file.ts';
import { printError } from '../../host/streams.ts';
import { defineVerb, required } from '../args/define-verb.ts';
import { onSwitch, option } from '../args/option.ts';
import { jsonOptions, mermaidOption } from '../args/output-options.ts';
import { propertyOption } from '../args/property-option.ts';
import { printReplay } from '../traces/print-replay.ts';
import { exitCodeOfReplay, minimised, savedRunOf } from '../traces/replay-result.ts';
import { readRunArgument, runArgument } from '../traces/replay-run.ts';

const ownOptions = {
  minimise: onSwitch('leaves out every step the violation does not need'),
  save: option('<file>', `keeps the run by meaning, for later versions of the protocol (*${runEnding})`, runPath),
};

export const addReplay = defineVerb({
  name: 'replay',
  says: 'takes a run again, and says which properties it violates, or how it stands since it was saved',
  arguments: [required('token-or-file', runArgument, readRunArgument)],
  options: [propertyOption, jsonOptions, mermaidOption, ownOptions],
  act: async (replay, options) => {
    const whole = replay(options.property);
    const { result, interrupted } = options.minimise ? await minimised(whole) : { result: whole, interrupted: false };
    if (options.save) writeRunFile(options.save, savedRunOf(result));
    printReplay(result, options);
    if (interrupted) printError('interrupted; what was found so far is shown, and it may be shortened further');
    setExitCode(interrupted ? exitCode.interrupted : exitCodeOfReplay(result));
  },
});

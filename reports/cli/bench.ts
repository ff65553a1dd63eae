/** `tongka bench`: how fast the engine is, on a model whose counts the whole field agrees on. */
import { exploring, Model, oneOf, settingOf, twoPhaseCommitOf, wholeNumber } from '#sim';
import { takesJson } from './options.ts';
import { clock, endWith, exitCode, print, printJson } from './outside.ts';
import { counted, Patience } from './patience.ts';
import type { Verb } from './verb.ts';

const benches = ['two-phase-commit'] as const;

interface Options {
  readonly size: number;
  readonly workers: number;
  readonly json?: true;
  readonly timings: boolean;
}

/** Adds the verb. */
export function addBench(program: Verb): void {
  const verb = program
    .command('bench')
    .description('measures how fast the engine explores Two-Phase Commit')
    .argument('[name]', benches.join(', '), text => oneOf('bench', text, benches), 'two-phase-commit')
    .option('--size <number>', 'resource managers, from 3 to 9', text => wholeNumber('--size', text, 3, 9), 7)
    .option('--workers <number>', 'threads; one for now', text => wholeNumber('--workers', text, 1, 1), 1);
  takesJson(verb).action(bench);
}

async function bench(name: (typeof benches)[number], { size, workers, json, timings }: Options): Promise<void> {
  const scenario = twoPhaseCommitOf(size);
  const begun = clock.now();
  const { explored } = await Patience.during(patience =>
    patience.finish(name, exploring(new Model(scenario, settingOf(scenario)), [], {}, clock)),
  );
  const seconds = (clock.now() - begun) / 1000;
  const { worlds, steps, machineCalls, complete } = explored;
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  if (!complete) endWith(exitCode.interrupted);
  const measured = timings ? { seconds, peakBytes } : {};
  if (json) printJson({ command: 'bench', name, size, workers, worlds, steps, machineCalls, ...measured });
  else
    print(
      `${name}, ${size} resource managers, ${workers} thread: ${counted(worlds)} worlds and ${counted(steps)} steps in ${seconds.toFixed(2)} s, ` +
        `${counted(Math.round(worlds / seconds))} worlds a second; XState asked ${counted(machineCalls)} times; ${counted(Math.round(peakBytes / 2 ** 20))} MiB at most`,
    );
}

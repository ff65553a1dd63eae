/** The program and its verbs. A new verb needs its file and a line in `verbs`. */
import { InputError, oneOf } from '#sim';
import { version } from '../../package.json';
import { write } from '../host/streams.ts';
import { Verb } from './args/verb.ts';

/** The verbs in the order of the help. Only the file of the verb in use is loaded. */
const verbs: Readonly<Record<string, () => Promise<(program: Verb) => void>>> = {
  list: async () => (await import('./verbs/list.ts')).addList,
  run: async () => (await import('./verbs/run.ts')).addRun,
  simulate: async () => (await import('./verbs/simulate.ts')).addSimulate,
  check: async () => (await import('./verbs/check.ts')).addCheck,
  sweep: async () => (await import('./verbs/sweep.ts')).addSweep,
  find: async () => (await import('./verbs/find.ts')).addFind,
  replay: async () => (await import('./verbs/replay.ts')).addReplay,
  mutate: async () => (await import('./verbs/mutate.ts')).addMutate,
  why: async () => (await import('./verbs/why.ts')).addWhy,
  watch: async () => (await import('./verbs/watch.ts')).addWatch,
  table: async () => (await import('./verbs/table.ts')).addTable,
  diagram: async () => (await import('./verbs/diagram.ts')).addDiagram,
  export: async () => (await import('./verbs/export.ts')).addExport,
  bench: async () => (await import('./verbs/bench.ts')).addBench,
};

/** The program for a command line, ready to parse it. */
export async function tongka([first = '']: readonly string[]): Promise<Verb> {
  const program = new Verb('tongka');
  program
    .description('Card management as state machines: run it, break it, prove it. Without a verb: a walkthrough.')
    .version(version, '-v, --version', 'shows the version')
    .helpOption('-h, --help', 'shows help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: write })
    .argument('[verb]', 'one of the commands below')
    .addHelpText('after', `\nExit codes: 0 holds, 1 violated, 2 undecided, 64 usage, 70 our bug, 130 interrupted.`)
    .action(async (first: string | undefined) => {
      if (first === undefined) return (await import('./verbs/watch.ts')).openOrPrintTour();
      if (first.startsWith('-')) program.unknown(first);
      oneOf('verb', first, Object.keys(verbs));
      throw new InputError(`the verb ${first} comes first; see tongka --help`);
    });
  const called = Object.entries(verbs).filter(([name]) => name === first);
  for (const [, load] of called.length > 0 ? called : Object.entries(verbs)) (await load())(program);
  // An unknown verb is refused above, so that the message names it and not its options. Verbs do not inherit this
  // setting.
  program.allowUnknownOption().allowExcessArguments();
  return program;
}

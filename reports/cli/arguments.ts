/** The verbs and how they are called. To add one: its file, and one line in `verbs`. */
import { InputError, oneOf } from '#sim';
import { version } from '../../package.json';
import { addBench } from './bench.ts';
import { addCheck } from './check.ts';
import { addDiagram } from './diagram.ts';
import { addExport } from './export.ts';
import { addFind } from './find.ts';
import { addList } from './list.ts';
import { addReplay } from './replay.ts';
import { addRun } from './run.ts';
import { addSimulate } from './simulate.ts';
import { Verb } from './verb.ts';
import { addWatch, walkthrough } from './watch.ts';
import { addWhy } from './why.ts';

const verbs = [
  addList,
  addRun,
  addSimulate,
  addCheck,
  addFind,
  addReplay,
  addWhy,
  addWatch,
  addDiagram,
  addExport,
  addBench,
];

/** The whole command line, ready to parse. */
export function tongka(): Verb {
  const program = new Verb('tongka');
  program
    .description('Card management as state machines: run it, break it, prove it. Without a verb: a walkthrough.')
    .version(version, '-v, --version', 'shows the version')
    .helpOption('-h, --help', 'shows help')
    .helpCommand(false)
    .exitOverride()
    .argument('[verb]', 'one of the commands below')
    .addHelpText('after', `\nExit codes: 0 holds, 1 violated, 2 undecided, 64 usage, 70 our bug, 130 interrupted.`)
    .action(async (first: string | undefined) => {
      if (first === undefined) return walkthrough();
      if (first.startsWith('-')) program.unknown(first);
      const names = program.commands.map(command => command.name());
      oneOf('verb', first, names);
      throw new InputError(`the verb ${first} comes first; see tongka --help`);
    });
  for (const add of verbs) add(program);
  // Whatever is no verb is looked at above, so that the complaint names it and not its options. Verbs do not inherit this.
  program.allowUnknownOption().allowExcessArguments();
  return program;
}

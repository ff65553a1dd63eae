/** `tongka replay`: a run taken again, from its token or its file, and what it shows; it may be shortened, and saved. */
import { catalogue } from '#properties';
import {
  comesBack,
  endingOf,
  InputError,
  inForce,
  initialWorld,
  lightsOf,
  modelFor,
  replayToken,
  type SavedRun,
  scenarios,
  standingOf,
  type TokenRead,
  traceOf,
} from '#sim';
import { type Again, exitCodeOf, savedAs, shortened } from './again.ts';
import { type Options, propertiesFor, takesJson, takesProperties } from './options.ts';
import { complain, endWith, exitCode } from './outside.ts';
import { tellAgain } from './replay-text.ts';
import { readRunFile, runEnding, runPath, writeRunFile } from './run-file.ts';
import type { Verb } from './verb.ts';

/** What this verb alone is asked. */
interface Asked extends Options {
  readonly minimise?: true;
  readonly save?: string;
}

/** What a run is given as. */
export const runArgument = `a token as check, find and run print it, or a saved run (*${runEnding})`;

/** Adds the verb. */
export function addReplay(program: Verb): void {
  const verb = program
    .command('replay')
    .description('takes a run again, and says which properties it violates, or how it stands since it was saved')
    .argument('<token-or-file>', runArgument, retracing);
  takesJson(takesProperties(verb))
    .option('--mermaid', 'prints the chart as Mermaid')
    .option('--minimise', 'leaves out every step the violation does not need')
    .option('--save <file>', `keeps the run by meaning, for later versions of the protocol (*${runEnding})`, runPath)
    .action(replay);
}

async function replay(retrace: (named?: readonly string[]) => Again, options: Asked): Promise<void> {
  const given = retrace(options.property);
  const { again, interrupted } = options.minimise ? await shortened(given) : { again: given, interrupted: false };
  if (options.save) writeRunFile(options.save, savedAs(again));
  tellAgain(again, options);
  if (interrupted) complain('interrupted; what was found so far is shown, and it may be shortened further');
  endWith(interrupted ? exitCode.interrupted : exitCodeOf(again));
}

/** Reads a token or a file; what it says is taken again once it is known which properties are asked for. */
export function retracing(text: string): (named?: readonly string[]) => Again {
  if (!text.endsWith(runEnding)) {
    const trace = traceOf(text, scenarios);
    return named => retrace(trace, named);
  }
  const saved = readRunFile(text);
  return named => restand(saved, named);
}

/** Prints a trace taken again, as asked for. */
export function tellReplay(trace: TokenRead, options: Options): void {
  tellAgain(retrace(trace, options.property), options);
}

/** A trace taken again, and its lights. */
export function retrace(trace: TokenRead, named?: readonly string[]): Again {
  const { scenario, setting } = trace;
  const properties = named ? propertiesFor(scenario, named) : inForce(scenario, catalogue);
  const run = replayToken(modelFor(scenario, setting, properties), trace);
  if (!comesBack(run))
    throw new InputError(
      'the token’s cycle does not come back to where it begins; leave out ":" to replay it as a plain trace',
    );
  const first = initialWorld(run.model);
  return { run, lights: lightsOf(run, first, properties), ending: endingOf(run, first), asked: properties };
}

/** A saved run taken again as far as it goes, its lights, and how it stands. */
function restand(saved: SavedRun, named?: readonly string[]): Again {
  const { scenario, setting, shows } = saved;
  const inView = named ? propertiesFor(scenario, named) : inForce(scenario, catalogue);
  const kept = propertiesFor(scenario, shows ? [shows.property] : []);
  const properties = [...new Set([...kept, ...inView])];
  const asked = named || kept.length === 0 ? inView : kept;
  const standing = standingOf(saved, catalogue, modelFor(scenario, setting, properties));
  // What goes round no longer is told as a plain run.
  const run = comesBack(standing.run) ? standing.run : { ...standing.run, stemSteps: standing.run.steps.length };
  const first = initialWorld(run.model);
  return { run, lights: lightsOf(run, first, properties), ending: endingOf(run, first), asked, standing };
}

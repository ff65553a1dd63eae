/** `tongka simulate`: random runs of a scenario, what they broke, and how much of it they saw. */
import { runStepsMax, type Scenario, settingOf, simulating, wholeNumber } from '#sim';
import { sampleJson } from '../formats/sample-json.ts';
import { sampleText } from '../formats/sample-text.ts';
import {
  type Options as Common,
  changeOf,
  limitsOf,
  propertiesFor,
  scenarioNamed,
  takesJson,
  takesLimits,
  takesProperties,
  takesSetting,
} from './options.ts';
import { clock, columns, complain, endWith, exitCode, paint, print, printJson } from './outside.ts';
import { Patience } from './patience.ts';
import type { Verb } from './verb.ts';

interface Options extends Common {
  readonly seed: number;
  readonly runs: number;
}

/** Adds the verb. */
export function addSimulate(program: Verb): void {
  const verb = program
    .command('simulate')
    .description('takes random runs through a scenario, and says what they broke and how much they saw')
    .argument('<scenario>', 'see tongka list scenarios', scenarioNamed)
    .option(
      '--seed <number>',
      'where chance begins; the same seed is the same sample',
      text => wholeNumber('--seed', text, 0, 2 ** 31 - 1),
      1,
    )
    .option('--runs <number>', 'how many runs', text => wholeNumber('--runs', text, 1), 1_000)
    .option('--coverage', 'adds which states and transitions of the charts were ever used, and which were not');
  takesJson(
    takesProperties(takesLimits(takesSetting(verb), `cuts a run at so many steps; else at ${runStepsMax}`)),
  ).action(simulate);
}

async function simulate(scenario: Scenario, options: Options): Promise<void> {
  const { seed, runs, stepsMax = runStepsMax } = options;
  const limits = limitsOf(options);
  const turns = simulating(
    scenario,
    settingOf(scenario, changeOf(options)),
    propertiesFor(scenario, options.property),
    { seed, runs, runStepsMax: stepsMax },
    limits,
    clock,
  );
  const outcome = await Patience.during(patience => patience.finish(scenario.name, turns));
  const timings = options.timings ?? true;
  if (options.json) printJson(sampleJson(outcome, { timings, limits }));
  else print(sampleText(outcome, { width: columns(), brushes: paint(), limits, timings }, options.coverage ?? false));
  if (outcome.explored.stopped === 'interrupted') {
    complain('interrupted; what was found until then is shown');
    endWith(exitCode.interrupted);
    return;
  }
  // A sample that found nothing is no proof, and no failure either.
  endWith(outcome.verdict === 'violated' ? exitCode.violated : exitCode.holds);
}

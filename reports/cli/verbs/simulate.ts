/** `tongka simulate`: random runs of a scenario, their violations, and their coverage. */
import { runStepsMax, type SampledOutcome, type Scenario, settingOf, simulating } from '#sim';
import { sampleJson } from '../../formats/sample-json.ts';
import { sampleText } from '../../formats/sample-text.ts';
import { clock } from '../../host/clock.ts';
import { exitCode, setExitCode } from '../../host/exit-code.ts';
import { Interruptible } from '../../host/interruptible.ts';
import { print, printError, printJson } from '../../host/streams.ts';
import { columns, paint } from '../../host/terminal.ts';
import { defineVerb, required } from '../args/define-verb.ts';
import { limitOptions, limitsOf } from '../args/limit-options.ts';
import { propertiesFor, scenarioNamed } from '../args/named.ts';
import { number, type OptionsOf, onSwitch, option, optionWith } from '../args/option.ts';
import { jsonOptions } from '../args/output-options.ts';
import { propertyOption } from '../args/property-option.ts';
import { changeOf, settingOptions } from '../args/setting-options.ts';

const sampleOptions = {
  seed: optionWith(1, '<number>', 'where chance begins; the same seed is the same sample', number(0, 2 ** 31 - 1)),
  runs: optionWith(1_000, '<number>', 'how many runs', number(1)),
  coverage: onSwitch('adds which states and transitions of the charts were ever used, and which were not'),
};
const stepsOption = {
  stepsMax: option('<number>', `cuts a run at so many steps; else at ${runStepsMax}`, number(1)),
};
const groups = [
  sampleOptions,
  settingOptions,
  { ...limitOptions, ...stepsOption },
  propertyOption,
  jsonOptions,
] as const;
type Options = OptionsOf<typeof groups>;

export const addSimulate = defineVerb({
  name: 'simulate',
  says: 'takes random runs through a scenario, and says what they broke and how much they saw',
  arguments: [required('scenario', 'see tongka list scenarios', scenarioNamed)],
  options: groups,
  act: async (scenario, options) => {
    const outcome = await sample(scenario, options);
    printSample(outcome, options);
    setExitCode(exitCodeOfSample(outcome));
  },
});

function sample(scenario: Scenario, options: Options): Promise<SampledOutcome> {
  const { seed, runs, stepsMax = runStepsMax } = options;
  const turns = simulating(
    scenario,
    settingOf(scenario, changeOf(options)),
    propertiesFor(scenario, options.property),
    { seed, runs, runStepsMax: stepsMax },
    limitsOf(options),
    clock,
  );
  return Interruptible.during(interruptible => interruptible.run(scenario.name, turns));
}

function printSample(outcome: SampledOutcome, options: Options): void {
  const { json, timings, coverage = false } = options;
  const limits = limitsOf(options);
  if (json) printJson(sampleJson(outcome, { timings, limits }));
  else print(sampleText(outcome, { width: columns(), brushes: paint(), limits, timings }, coverage));
  if (outcome.explored.stopped === 'interrupted') printError('interrupted; what was found until then is shown');
}

/** The exit code: a sample without findings is no proof, and no failure either. */
function exitCodeOfSample({ explored, verdict }: SampledOutcome): number {
  if (explored.stopped === 'interrupted') return exitCode.interrupted;
  return verdict === 'violated' ? exitCode.violated : exitCode.holds;
}

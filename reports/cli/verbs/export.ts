/**
 * `tongka export`: a scenario as a model for another tool; and, if Spin is installed, a comparison of its results with
 * Tongka's.
 */
import {
  checking,
  InputError,
  type Model,
  modelFor,
  oneOf,
  type Property,
  type Scenario,
  type Setting,
  scenarios,
  semanticsOf,
  settingOf,
  type TransitionTables,
  transitionTablesOf,
  twoPhaseCommitOf,
} from '#sim';
import { type CrossCheck, crossCheck, crossCheckText } from '../../formats/cross-check.ts';
import { depthMax, promela } from '../../formats/promela.ts';
import { clock } from '../../host/clock.ts';
import { exitCode, setExitCode } from '../../host/exit-code.ts';
import { Interruptible } from '../../host/interruptible.ts';
import { runSpin, spinMissing } from '../../host/spin.ts';
import { print, printError, printJson } from '../../host/streams.ts';
import { defineVerb, optional } from '../args/define-verb.ts';
import { limitOptions } from '../args/limit-options.ts';
import { propertiesFor, scenarioNamed } from '../args/named.ts';
import { type OptionsOf, onSwitch, optionWith } from '../args/option.ts';
import { jsonOptions } from '../args/output-options.ts';
import { propertyOption } from '../args/property-option.ts';
import { changeOf, settingOptions } from '../args/setting-options.ts';

const targets = ['promela'] as const;
/** Without a given limit, a comparison of all scenarios leaves out those with more worlds. */
const smallMax = 200_000;

const ownOptions = {
  to: optionWith(targets[0], '<format>', targets.join(', '), text => oneOf('format', text, targets)),
  worldsMax: limitOptions.worldsMax,
  verify: onSwitch('runs Spin over the model and compares; without a scenario, over all'),
};
const groups = [settingOptions, propertyOption, jsonOptions, ownOptions] as const;
type Options = OptionsOf<typeof groups>;

export const addExport = defineVerb({
  name: 'export',
  says: 'writes a scenario as a model for another tool, from the tables the checker works with',
  arguments: [optional('scenario', 'see tongka list scenarios', scenarioNamed)],
  options: groups,
  act: async (scenario, options) => {
    if (options.verify) return verify(scenario, options);
    if (!scenario) throw new InputError('export needs a scenario, or --verify; see tongka export --help');
    printModel(scenario, options);
  },
});

function printModel(scenario: Scenario, options: Options): void {
  const properties = propertiesFor(scenario, options.property);
  const model = modelFor(scenario, settingOf(scenario, changeOf(options)), properties);
  const unfolded = transitionTablesOf(model, properties, options.worldsMax);
  if (!unfolded.complete) {
    printError(`not every world of ${scenario.name} was met, so there is nothing whole to write`);
    setExitCode(exitCode.undecided);
    return;
  }
  const text = promela(unfolded).trimEnd();
  if (options.json) printJson(modelJson(scenario, options.to, unfolded, text));
  else print(text);
}

function modelJson(
  scenario: Scenario,
  to: string,
  { worlds, steps, judged, unjudged }: TransitionTables,
  text: string,
) {
  return {
    command: 'export',
    scenario: scenario.name,
    to,
    worlds,
    steps,
    judged: judged.map(({ property }) => property.name),
    notJudged: unjudged.map(({ name }) => name),
    text,
  };
}

async function verify(scenario: Scenario | undefined, options: Options): Promise<void> {
  const missing = spinMissing();
  if (missing) throw new InputError(`--verify needs ${missing}, which is not installed`);
  const worldsMax = options.worldsMax ?? (scenario ? Number.POSITIVE_INFINITY : smallMax);
  const selected = scenario ? [scenario] : [...scenarios, twoPhaseCommitOf(5)];
  const checks: CrossCheck[] = [];
  let large = 0;
  const interrupted = await Interruptible.during(async interruptible => {
    for (const each of selected) {
      const properties = propertiesFor(each, options.property);
      const startMs = clock.now();
      const compared = await compare(each, settingOf(each, changeOf(options)), properties, worldsMax, interruptible);
      if (interruptible.interrupted) break;
      if (compared) checks.push(compared);
      else large++;
      const seconds = options.timings ? ` (${((clock.now() - startMs) / 1000).toFixed(1)} s)` : '';
      if (compared && !options.json) print(crossCheckText(compared) + seconds);
    }
    return interruptible.interrupted;
  });
  if (options.json) printJson({ command: 'export', verified: checks, leftOut: large });
  else if (large > 0) print(`left out: ${large} of ${selected.length}, not whole within ${worldsMax} worlds`);
  if (interrupted) printError('interrupted; what was compared until then is shown');
  const differs = checks.some(({ differences }) => differences.length > 0);
  if (interrupted) setExitCode(exitCode.interrupted);
  else if (differs) setExitCode(exitCode.violated);
  else setExitCode(scenario && large > 0 ? exitCode.undecided : exitCode.holds);
}

/** Tongka's verdicts beside Spin's; undefined if there are too many worlds. */
async function compare(
  scenario: Scenario,
  setting: Setting,
  properties: readonly Property[],
  worldsMax: number,
  interruptible: Interruptible,
): Promise<CrossCheck | undefined> {
  const model = (): Model => modelFor(scenario, setting, properties);
  const explored = (asked: readonly Property[]) =>
    interruptible.run(scenario.name, checking(scenario, setting, asked, { worldsMax }, clock, model()));
  const outcome = await explored(properties);
  if (outcome.coverage !== 'complete') return undefined;
  const outcomes = [outcome, await explored(properties.filter(judgesWorlds))] as const;
  const unfolded = transitionTablesOf(model(), properties);
  return crossCheck(outcomes, unfolded, await runSpin(promela(unfolded), depthMax(unfolded.worlds)));
}

/** Whether the property judges worlds only, so that the search can leave out steps. */
export function judgesWorlds({ test }: Property): boolean {
  return semanticsOf(test).judges === 'worlds';
}

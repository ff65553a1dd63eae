/** `tongka export`: a scenario as a model another tool explores; and, where Spin is at hand, whether it agrees with us. */
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
  settingOf,
  twoPhaseCommitOf,
  unfold,
  wholeNumber,
} from '#sim';
import { type CrossCheck, crossCheck, crossCheckText } from '../formats/cross-check.ts';
import { depthMax, promela } from '../formats/promela.ts';
import {
  changeOf,
  type Options,
  propertiesFor,
  scenarioNamed,
  takesJson,
  takesProperties,
  takesSetting,
} from './options.ts';
import { clock, complain, endWith, exitCode, print, printJson } from './outside.ts';
import { Patience } from './patience.ts';
import { runSpin, spinMissing } from './spin.ts';
import type { Verb } from './verb.ts';

const targets = ['promela'] as const;
/** The worlds a scenario may have where all are compared, unless told otherwise. */
const smallMax = 200_000;

type ExportOptions = Options & { readonly to: (typeof targets)[number]; readonly verify?: true };

/** Adds the verb. */
export function addExport(program: Verb): void {
  const verb = program
    .command('export')
    .description('writes a scenario as a model for another tool, from the tables the checker works with')
    .argument('[scenario]', 'see tongka list scenarios', scenarioNamed);
  takesJson(takesProperties(takesSetting(verb)))
    .option('--to <format>', targets.join(', '), text => oneOf('format', text, targets), targets[0])
    .option('--worlds-max <number>', 'stops at so many worlds', text => wholeNumber('--worlds-max', text, 1))
    .option('--verify', 'runs Spin over the model and compares; without a scenario, over all')
    .action((scenario: Scenario | undefined, options: ExportOptions) => {
      if (options.verify) return verify(scenario, options);
      if (!scenario) throw new InputError('export needs a scenario, or --verify; see tongka export --help');
      write(scenario, options);
    });
}

function write(scenario: Scenario, options: ExportOptions): void {
  const properties = propertiesFor(scenario, options.property);
  const model = modelFor(scenario, settingOf(scenario, changeOf(options)), properties);
  const unfolded = unfold(model, properties, options.worldsMax);
  const { complete, worlds, steps, judged, unjudged } = unfolded;
  if (!complete) {
    complain(`not every world of ${scenario.name} was met, so there is nothing whole to write`);
    endWith(exitCode.undecided);
    return;
  }
  const text = promela(unfolded).trimEnd();
  if (!options.json) {
    print(text);
    return;
  }
  printJson({
    command: 'export',
    scenario: scenario.name,
    to: options.to,
    worlds,
    steps,
    judged: judged.map(({ property }) => property.name),
    notJudged: unjudged.map(({ name }) => name),
    text,
  });
}

async function verify(scenario: Scenario | undefined, options: ExportOptions): Promise<void> {
  const missing = spinMissing();
  if (missing) throw new InputError(`--verify needs ${missing}, which is not installed`);
  const worldsMax = options.worldsMax ?? (scenario ? Number.POSITIVE_INFINITY : smallMax);
  const asked = scenario ? [scenario] : [...scenarios, twoPhaseCommitOf(5)];
  const all: CrossCheck[] = [];
  let large = 0;
  const interrupted = await Patience.during(async patience => {
    for (const each of asked) {
      const properties = propertiesFor(each, options.property);
      const begun = clock.now();
      const compared = await compare(each, settingOf(each, changeOf(options)), properties, worldsMax, patience);
      if (patience.interrupted) break;
      if (compared) all.push(compared);
      else large++;
      const seconds = options.timings ? ` (${((clock.now() - begun) / 1000).toFixed(1)} s)` : '';
      if (compared && !options.json) print(crossCheckText(compared) + seconds);
    }
    return patience.interrupted;
  });
  if (options.json) printJson({ command: 'export', verified: all, leftOut: large });
  else if (large > 0) print(`left out: ${large} of ${asked.length}, not whole within ${worldsMax} worlds`);
  if (interrupted) {
    complain('interrupted; what was compared until then is shown');
    endWith(exitCode.interrupted);
  } else if (all.some(({ differences }) => differences.length > 0)) endWith(exitCode.violated);
  else endWith(scenario && large > 0 ? exitCode.undecided : exitCode.holds);
}

/** Checks, unfolds anew, lets Spin explore; undefined where there are too many worlds. */
async function compare(
  scenario: Scenario,
  setting: Setting,
  properties: readonly Property[],
  worldsMax: number,
  patience: Patience,
): Promise<CrossCheck | undefined> {
  const model = (): Model => modelFor(scenario, setting, properties);
  const explored = (asked: readonly Property[]) =>
    patience.finish(scenario.name, checking(scenario, setting, asked, { worldsMax }, clock, model()));
  const outcome = await explored(properties);
  if (outcome.coverage !== 'complete') return undefined;
  const outcomes = [outcome, await explored(properties.filter(speaksOfWorlds))] as const;
  const unfolded = unfold(model(), properties);
  return crossCheck(outcomes, unfolded, await runSpin(promela(unfolded), depthMax(unfolded.worlds)));
}

/** Whether a property leaves the search free to leave out steps. */
export function speaksOfWorlds({ test }: Property): boolean {
  return test.form === 'always' || test.form === 'sometimes';
}

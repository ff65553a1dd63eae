/** `tongka sweep`: checks that no scenario asks for: pairs of protocols, lives of a card, one more fault. */
import { catalogue } from '#properties';
import {
  generatedScenarios,
  InputError,
  lives,
  lossesClaimed,
  possibleFaults,
  residuals,
  type Scenario,
  type SweepCheck,
  type SweepRow,
  samePairs,
  scenarios,
  sweepCheck,
  sweepResult,
  sweepRows,
  sweepVerdict,
} from '#sim';
import { sweepJson, sweepText } from '../../formats/sweep-text.ts';
import { exitCode, exitCodeOf, setExitCode } from '../../host/exit-code.ts';
import { print, printError, printJson } from '../../host/streams.ts';
import { type SweepState, sweepState } from '../../host/sweep-state.ts';
import { columns, paint } from '../../host/terminal.ts';
import { defineVerb, several } from '../args/define-verb.ts';
import { scenarioNamed } from '../args/named.ts';
import { number, type OptionsOf, onSwitch, option, optionWith, place } from '../args/option.ts';
import { jsonOptions } from '../args/output-options.ts';
import { workerOption } from '../args/worker-option.ts';
import type { Exploration } from '../explore/exploration.ts';
import { exploreAll } from '../explore/explore-all.ts';

/** The number of worlds up to which a life is explored, and the random runs of a life that is larger. */
const lifeWorldsMax = 5_000_000;
const lifeRuns = { seed: 1, runs: 10_000, runStepsMax: 10_000 };

const ownOptions = {
  pairs: onSwitch('every pair of protocols, on one card, on two cards, on two devices'),
  lives: onSwitch('lives of a card: every three consecutive protocols, and the whole by random runs'),
  oneMoreFault: onSwitch('each scenario with one more fault of each kind, one at a time'),
  worldsMax: optionWith(
    400_000,
    '<number>',
    'stops a check at so many worlds; a life has a limit of its own',
    number(1),
  ),
  state: option(
    '<file>',
    'keeps there the results of finished checks; where the file is there already, goes on from it',
    place,
  ),
};
const groups = [ownOptions, workerOption, jsonOptions] as const;
type Options = OptionsOf<typeof groups>;

export const addSweep = defineVerb({
  name: 'sweep',
  says: 'checks what no scenario asks for: pairs of protocols, lives of a card, one more fault; all of it by default',
  arguments: [several('scenario', 'only these; see tongka list scenarios, and tongka list generated', scenarioNamed)],
  options: groups,
  act: async (named, options) => {
    const checks = checksFor(named, options);
    if (checks.length === 0)
      throw new InputError('nothing is left to sweep: the scenarios named have no part in what is asked for');
    const state = sweepState(options.state);
    const interrupted = await runAll(checks, state, options);
    const rows = checks.flatMap(check => rowsOf(check, state, options));
    if (options.json) printJson(sweepJson(rows));
    else print(sweepText(rows, { width: columns(), brushes: paint() }));
    if (interrupted) printError('interrupted; what was found until then is shown');
    setExitCode(interrupted ? exitCode.interrupted : exitCodeOf(sweepVerdict(rows)));
  },
});

/** The checks asked for, in the order of the table. */
function checksFor(
  named: readonly Scenario[],
  { pairs, lives: ofLives, oneMoreFault }: Options,
): readonly SweepCheck[] {
  const isAll = !pairs && !ofLives && !oneMoreFault;
  const isNamed = ({ name }: Scenario): boolean => named.some(each => each.name === name);
  const lifeNames = lives()
    .flatMap(({ scenario, windows }) => [scenario, ...windows])
    .map(({ name }) => name);
  const isLife = ({ name }: Scenario): boolean => lifeNames.includes(name);
  const asTheyAre = generatedScenarios().filter(each => {
    if (named.length > 0 && !isNamed(each)) return false;
    // A pair under another name is not checked twice.
    if (samePairs().has(each.name) && !isNamed(each)) return false;
    return isAll || (isLife(each) ? ofLives : pairs);
  });
  const withMore = named.length > 0 ? named : scenarios;
  return [
    ...asTheyAre.map(scenario => sweepCheck(scenario, undefined, catalogue, lossesClaimed)),
    ...(isAll || oneMoreFault ? withMore : []).flatMap(scenario =>
      possibleFaults(scenario).map(more => sweepCheck(scenario, more, catalogue, lossesClaimed)),
    ),
  ];
}

/** Whether a check is of a whole life: it has a limit of its own, and is sampled beyond. */
const isWholeLife = ({ scenario, more }: SweepCheck): boolean =>
  more === undefined && lives().some(life => life.scenario.name === scenario.name);

const limitOf = (check: SweepCheck, { worldsMax }: Options): number =>
  check.more === undefined && check.scenario.name.startsWith('life/') ? lifeWorldsMax : worldsMax;

const keyOf = (check: SweepCheck, options: Options): string => `${check.name} ${limitOf(check, options)}`;
const sampleKeyOf = (check: SweepCheck): string => `${check.name} sampled`;

/** Runs what the state does not have yet; then samples the lives that are too large. */
async function runAll(checks: readonly SweepCheck[], state: SweepState, options: Options): Promise<boolean> {
  const explored = await run(
    checks,
    check => keyOf(check, options),
    state,
    options,
    check => ({
      limits: { worldsMax: limitOf(check, options), untilFound: true },
    }),
  );
  const large = checks.filter(
    check => isWholeLife(check) && state.resultOf(keyOf(check, options))?.coverage === 'bounded',
  );
  const sampled = await run(large, sampleKeyOf, state, options, () => ({ limits: {}, walking: lifeRuns }));
  return explored || sampled;
}

/** Explores checks in threads, and keeps each result as soon as it is there. Says whether it was interrupted. */
async function run(
  checks: readonly SweepCheck[],
  key: (check: SweepCheck) => string,
  state: SweepState,
  { workers }: Options,
  how: (check: SweepCheck) => Pick<Exploration, 'limits' | 'walking'>,
): Promise<boolean> {
  const open = checks.filter(check => !state.resultOf(key(check)));
  if (open.length === 0) return false;
  const explorations = open.map(
    (check): Exploration => ({
      scenario: check.scenario.name,
      change: { faults: check.setting.faults },
      properties: check.properties.map(({ name }) => name),
      coverage: false,
      breakdown: false,
      news: 'violations',
      ...how(check),
    }),
  );
  const { interrupted } = await exploreAll(explorations, workers, (outcome, at) => {
    if (outcome.explored.stopped !== 'interrupted') state.keep(key(open[at]!), sweepResult(outcome));
  });
  return interrupted;
}

/** The rows of a check; a life that was sampled also has the violations of its sample. */
function rowsOf(check: SweepCheck, state: SweepState, options: Options): readonly SweepRow[] {
  const results = [state.resultOf(sampleKeyOf(check)), state.resultOf(keyOf(check, options))];
  const [sample, explored] = results;
  if (!explored) return [];
  if (!isWholeLife(check) || !sample) return sweepRows(check, explored, residuals);
  // What the exploration found before its limit counts too.
  const found = explored.violated.filter(({ property }) => !sample.violated.some(each => each.property === property));
  return sweepRows(check, { ...sample, violated: [...found, ...sample.violated] }, residuals);
}

/** `tongka check`: explores every world of a scenario and decides its properties. */

import { catalogue } from '#properties';
import {
  type ChartCoverage,
  InputError,
  inForce,
  mergeCoverage,
  type Outcome,
  pathText,
  type Scenario,
  type StateSpaceProfile,
  scenarios,
  settingOf,
  systemOf,
} from '#sim';
import { breakdownText } from '../../formats/breakdown-text.ts';
import { coverageJson, coverageText } from '../../formats/coverage-text.ts';
import { outcomeJson } from '../../formats/outcome-json.ts';
import { outcomesText, outcomeText } from '../../formats/outcome-text.ts';
import { vacuousEverywhere, vacuousText } from '../../formats/vacuous-text.ts';
import { exitCode, exitCodeOf, setExitCode } from '../../host/exit-code.ts';
import { print, printError, printJson } from '../../host/streams.ts';
import { columns, paint } from '../../host/terminal.ts';
import { type CheckOptions, checkOptions } from '../args/check-options.ts';
import { defineVerb, optional } from '../args/define-verb.ts';
import { limitsOf } from '../args/limit-options.ts';
import { propertiesFor, scenarioNamed } from '../args/named.ts';
import { changeOf } from '../args/setting-options.ts';
import type { Exploration } from '../explore/exploration.ts';
import { type AllFound, exploreAll } from '../explore/explore-all.ts';
import { checkExpected } from './expected.ts';

export const addCheck = defineVerb({
  name: 'check',
  says: 'explores every world of a scenario, or of all of them, and says what holds',
  arguments: [optional('scenario', 'see tongka list scenarios', scenarioNamed)],
  options: checkOptions,
  act: async (scenario, options) => {
    if (options.checkpoint !== undefined && (!scenario || options.expected))
      throw new InputError(
        `a checkpoint is of one check; name its scenario: tongka check <scenario> --checkpoint ${pathText(options.checkpoint)}`,
      );
    if (options.expected) return checkExpected(scenario, options);
    const explorations = explorationsFor(scenario, options);
    const found = await exploreAll(explorations, options.workers);
    printFound(found, scenario !== undefined, options);
    setExitCode(conclude(found, options));
  },
});

/** One exploration for each selected scenario. */
function explorationsFor(scenario: Scenario | undefined, options: CheckOptions): readonly Exploration[] {
  const change = changeOf(options);
  const selected = scenario ? [scenario] : scenariosFor(options);
  // A mutant of a party that a scenario lacks is refused before the exploration.
  if (options.mutant) for (const each of selected) systemOf(each, settingOf(each, change));
  return selected.map(each => ({
    scenario: each.name,
    change,
    properties: propertiesFor(each, options.property).map(({ name }) => name),
    limits: { ...limitsOf(options), untilFound: !isWhole(options) },
    coverage: options.coverage ?? false,
    breakdown: options.breakdown ?? false,
    // For many scenarios the outcome, too, names violations only.
    news: scenario ? 'all' : 'violations',
    ...(options.checkpoint === undefined ? {} : { checkpoint: options.checkpoint }),
  }));
}

/** Whether exploration continues after all verdicts are known: on request, or for a result about every world. */
function isWhole({ all, coverage, breakdown }: CheckOptions): boolean {
  return Boolean(all || coverage || breakdown);
}

/** The scenarios of a check without a scenario: all of them; with named properties, those they are in force in. */
function scenariosFor({ property }: CheckOptions): readonly Scenario[] {
  if (!property) return scenarios;
  const found = scenarios.filter(scenario => {
    const names = inForce(scenario, catalogue).map(({ name }) => name);
    return property.every(name => names.includes(name));
  });
  if (found.length > 0) return found;
  throw new InputError(
    `no scenario asserts ${property.join(' and ')} by itself; name one: tongka check <scenario> --property ${property[0]}`,
  );
}

function printFound({ outcomes, charts, breakdowns }: AllFound, isSingle: boolean, options: CheckOptions): void {
  const coverage = options.coverage ? mergeCoverage(charts) : undefined;
  if (options.json) printJson(foundJson(outcomes, isSingle, options, coverage, breakdowns));
  else printText(outcomes, isSingle, options, coverage, breakdowns);
}

function foundJson(
  outcomes: readonly Outcome[],
  isSingle: boolean,
  options: CheckOptions,
  coverage: readonly ChartCoverage[] | undefined,
  breakdowns: readonly StateSpaceProfile[],
) {
  const shown = { timings: options.timings, limits: limitsOf(options) };
  const values = outcomes.map((outcome, at) => ({
    ...outcomeJson(outcome, shown),
    ...(breakdowns[at] ? { breakdown: breakdowns[at] } : {}),
  }));
  const all = isSingle ? values[0] : { outcomes: values };
  return coverage ? { ...all, charts: coverageJson(coverage) } : all;
}

function printText(
  outcomes: readonly Outcome[],
  isSingle: boolean,
  options: CheckOptions,
  coverage: readonly ChartCoverage[] | undefined,
  breakdowns: readonly StateSpaceProfile[],
): void {
  const textOptions = {
    width: columns(),
    brushes: paint(),
    limits: limitsOf(options),
    timings: options.timings,
    named: options.property ?? [],
  };
  print(
    isSingle ? outcomes.map(outcome => outcomeText(outcome, textOptions)).join() : outcomesText(outcomes, textOptions),
  );
  if (coverage) print(`\n${coverageText(coverage, columns())}`);
  for (const [at, each] of breakdowns.entries())
    print(`\n${isSingle ? '' : `${outcomes[at]!.scenario.name}\n`}${breakdownText(each, columns())}`);
}

/** The exit code; prints why a result is no verdict: the check was interrupted, or a named property is vacuous. */
function conclude({ outcomes, interrupted }: AllFound, { property = [] }: CheckOptions): number {
  if (interrupted) {
    printError('interrupted; what was found until then is shown');
    return exitCode.interrupted;
  }
  const silent = vacuousEverywhere(outcomes, property);
  for (const concluded of silent) printError(`${concluded.property.name} is ${vacuousText(concluded)}`);
  const verdicts = outcomes.map(({ verdict }) => verdict);
  if (verdicts.includes('violated')) return exitCodeOf('violated');
  return exitCodeOf(silent.length > 0 || verdicts.includes('undecided') ? 'undecided' : 'holds');
}

/** `tongka check`: every world of a scenario, and what holds in them. */

import { catalogue } from '#properties';
import {
  type Breakdown,
  type ChartCoverage,
  InputError,
  inForce,
  type Outcome,
  placeText,
  type Scenario,
  scenarios,
  settingOf,
  together,
  wholeNumber,
} from '#sim';
import { breakdownText } from '../formats/breakdown-text.ts';
import { coverageJson, coverageText } from '../formats/coverage-text.ts';
import { outcomeJson } from '../formats/outcome-json.ts';
import { outcomesText, outcomeText } from '../formats/outcome-text.ts';
import { vacuousEverywhere, vacuousText } from '../formats/vacuous-text.ts';
import { checkExpected } from './expected.ts';
import { exploreAll } from './explore-all.ts';
import {
  changeOf,
  limitsOf,
  type Options,
  placeNamed,
  propertiesFor,
  scenarioNamed,
  takesJson,
  takesLimits,
  takesProperties,
  takesReductions,
  takesSetting,
  takesWorkers,
} from './options.ts';
import { codeOf, columns, complain, endWith, exitCode, paint, print, printJson } from './outside.ts';
import type { Verb } from './verb.ts';

/** Adds the verb. */
export function addCheck(program: Verb): void {
  const verb = program
    .command('check')
    .description('explores every world of a scenario, or of all of them, and says what holds')
    .argument('[scenario]', 'see tongka list scenarios', scenarioNamed);
  takesWorkers(takesJson(takesProperties(takesReductions(takesLimits(takesSetting(verb))))))
    .option(
      '--bit-state <logarithm>',
      'remembers worlds by bits of a table of 2^n only, for spaces beyond memory; proves nothing then',
      text => wholeNumber('--bit-state', text, 10, 32),
    )
    .option(
      '--checkpoint <file>',
      'keeps there how far it has come, every minute and when it stops; where the file is there already, goes on from it',
      placeNamed('--checkpoint'),
    )
    .option('--all', 'explores to the end, though every property asked for has its verdict before')
    .option('--coverage', 'adds which states and transitions of the charts were ever used, and which were not')
    .option('--breakdown', 'adds why there are so many worlds: who and what takes the most values')
    .option('--expected', 'checks that every scenario does under every profile what it is expected to do')
    .action((scenario: Scenario | undefined, options: Options) => {
      if (options.checkpoint !== undefined && (!scenario || options.expected))
        throw new InputError(
          `a checkpoint is of one check; name its scenario: tongka check <scenario> --checkpoint ${placeText(options.checkpoint)}`,
        );
      return options.expected ? checkExpected(scenario, options) : check(scenario, options);
    });
}

async function check(scenario: Scenario | undefined, options: Options): Promise<void> {
  const change = changeOf(options);
  const asked = scenario ? [scenario] : scenariosFor(options);
  // A mutant may spoil a party that is not there: to be refused before anything is explored.
  if (options.mutant) for (const each of asked) each.system(settingOf(each, change));
  const explorations = asked.map(each => ({
    scenario: each.name,
    change,
    properties: propertiesFor(each, options.property).map(({ name }) => name),
    limits: { ...limitsOf(options), untilFound: !seesAll(options) },
    coverage: options.coverage ?? false,
    breakdown: options.breakdown ?? false,
    // Of many scenarios the outcome, too, names only what is violated.
    news: scenario ? ('all' as const) : ('violations' as const),
    ...(options.checkpoint === undefined ? {} : { checkpoint: options.checkpoint }),
  }));
  const { outcomes, charts, breakdowns, interrupted } = await exploreAll(explorations, options.workers);
  tell(outcomes, scenario !== undefined, options, options.coverage ? together(charts) : undefined, breakdowns);
  if (interrupted) {
    complain('interrupted; what was found until then is shown');
    endWith(exitCode.interrupted);
    return;
  }
  const silent = vacuousEverywhere(outcomes, options.property ?? []);
  for (const concluded of silent) complain(`${concluded.property.name} is ${vacuousText(concluded)}`);
  const verdicts = [...outcomes.map(({ verdict }) => verdict), ...silent.map(() => 'undecided' as const)];
  endWith(
    codeOf(verdicts.includes('violated') ? 'violated' : (verdicts.find(each => each === 'undecided') ?? 'holds')),
  );
}

/** Whether every world is to be seen, whatever is known before: so it is asked, or what is added is about all of them. */
function seesAll({ all, coverage, breakdown }: Options): boolean {
  return Boolean(all || coverage || breakdown);
}

/** Without a scenario: all; with named properties, those they are in force in. */
function scenariosFor({ property }: Options): readonly Scenario[] {
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

function tell(
  outcomes: readonly Outcome[],
  single: boolean,
  options: Options,
  charts: readonly ChartCoverage[] | undefined,
  breakdowns: readonly Breakdown[],
): void {
  const limits = limitsOf(options);
  const timings = options.timings ?? true;
  if (options.json) {
    const values = outcomes.map((outcome, at) => ({
      ...outcomeJson(outcome, { timings, limits }),
      ...(breakdowns[at] ? { breakdown: breakdowns[at] } : {}),
    }));
    const told = single ? values[0] : { outcomes: values };
    printJson(charts ? { ...told, charts: coverageJson(charts) } : told);
    return;
  }
  const telling = { width: columns(), brushes: paint(), limits, timings, named: options.property ?? [] };
  print(single ? outcomes.map(outcome => outcomeText(outcome, telling)).join() : outcomesText(outcomes, telling));
  if (charts) print(`\n${coverageText(charts, columns())}`);
  for (const [at, each] of breakdowns.entries())
    print(`\n${single ? '' : `${outcomes[at]!.scenario.name}\n`}${breakdownText(each, columns())}`);
}

/** `tongka check --expected`: compares every scenario under each profile with its expected violations. */
import { profileNames } from '#machines';
import { catalogue } from '#properties';
import { type CardScenario, cardSettingOf, expectedOf, InputError, inForce, type Outcome, scenarios } from '#sim';
import { outcomeJson } from '../../formats/outcome-json.ts';
import { exitCode, setExitCode } from '../../host/exit-code.ts';
import { print, printError, printJson } from '../../host/streams.ts';
import { columns, paint } from '../../host/terminal.ts';
import { columnsOf } from '../../text/columns.ts';
import type { CheckOptions } from '../args/check-options.ts';
import { limitsOf } from '../args/limit-options.ts';
import type { Exploration } from '../explore/exploration.ts';
import { exploreAll } from '../explore/explore-all.ts';

/** One scenario under one profile, and its expected violations. */
interface Comparison {
  readonly outcome: Outcome;
  readonly expected: readonly string[];
  readonly found: readonly string[];
  /** Undecided if a limit was met before a verdict. */
  readonly answer: 'as expected' | 'not as expected' | 'undecided';
}

/** Checks every scenario, or the given one, under both profiles; exits with 0 only if all are as expected. */
export async function checkExpected(scenario: CardScenario | undefined, options: CheckOptions): Promise<void> {
  const { outcomes, interrupted } = await exploreAll(explorationsFor(scenario, options), options.workers);
  const comparisons = outcomes.map(compare);
  printComparisons(comparisons, options);
  if (interrupted) printError('interrupted; what was found until then is shown');
  setExitCode(interrupted ? exitCode.interrupted : exitCodeOfComparisons(comparisons));
}

function explorationsFor(scenario: CardScenario | undefined, options: CheckOptions): readonly Exploration[] {
  const { profile, with: given, without, faults, timers, mutant, property } = options;
  if (profile || given || without || faults || timers || mutant || property)
    throw new InputError('--expected speaks of the scenarios’ own settings; leave out what changes them');
  return (scenario ? [scenario] : scenarios).flatMap(each =>
    profileNames.map(
      (name): Exploration => ({
        scenario: each.name,
        change: { profile: name },
        properties: inForce(each, catalogue).map(property => property.name),
        // Only verdicts are compared.
        limits: { ...limitsOf(options), untilFound: !options.all },
        coverage: false,
        breakdown: false,
        news: 'none',
      }),
    ),
  );
}

function compare(outcome: Outcome): Comparison {
  const { scenario, setting, properties } = outcome;
  const expected = [...expectedOf(scenario.name, cardSettingOf(setting).profile)].sort();
  const found = properties
    .filter(({ verdict }) => verdict === 'violated')
    .map(({ property }) => property.name)
    .sort();
  const same = expected.join() === found.join();
  const open = properties.some(({ verdict }) => verdict === 'undecided');
  return { outcome, expected, found, answer: open ? 'undecided' : same ? 'as expected' : 'not as expected' };
}

function printComparisons(compared: readonly Comparison[], options: CheckOptions): void {
  if (options.json) {
    const shown = { timings: options.timings, limits: limitsOf(options) };
    const outcomes = compared.map(({ outcome, expected, answer }) => ({
      ...outcomeJson(outcome, shown),
      expected,
      answer,
    }));
    printJson({ command: 'check', expected: true, outcomes });
    return;
  }
  const { green, red, yellow, dim } = paint();
  const signs = { 'as expected': green('✓'), 'not as expected': red('✗'), undecided: yellow('?') };
  const rows = compared.map(({ outcome, expected, found, answer }) => [
    `${signs[answer]} ${outcome.scenario.name}`,
    cardSettingOf(outcome.setting).profile,
    answer,
    answer === 'not as expected'
      ? `expected ${expected.join(', ') || 'nothing'} to break; ${found.join(', ') || 'nothing'} did`
      : found.join(', ') || 'holds',
  ]);
  print(columnsOf([['scenario', 'profile', 'answer', 'violated'].map(dim), ...rows], columns()));
}

function exitCodeOfComparisons(compared: readonly Comparison[]): number {
  const answers = compared.map(({ answer }) => answer);
  if (answers.includes('not as expected')) return exitCode.violated;
  return answers.includes('undecided') ? exitCode.undecided : exitCode.holds;
}

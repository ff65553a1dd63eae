/** `tongka check --expected`: whether every scenario does under every profile what it is expected to do. */
import { profileNames } from '#machines';
import { catalogue } from '#properties';
import { expectedOf, InputError, inForce, type Outcome, type Scenario, scenarios } from '#sim';
import { columnsOf } from '../formats/columns.ts';
import { outcomeJson } from '../formats/outcome-json.ts';
import { exploreAll } from './explore-all.ts';
import { limitsOf, type Options } from './options.ts';
import { columns, complain, endWith, exitCode, paint, print, printJson } from './outside.ts';

/** One scenario under one profile, and what it was expected to violate. */
interface Comparison {
  readonly outcome: Outcome;
  readonly expected: readonly string[];
  readonly found: readonly string[];
  /** Undecided where a limit kept a verdict from being reached. */
  readonly answer: 'as expected' | 'not as expected' | 'undecided';
}

/** Checks every scenario, or the one named, under both profiles; exits 0 only if all is as expected. */
export async function checkExpected(scenario: Scenario | undefined, options: Options): Promise<void> {
  const { profile, with: given, without, faults, timers, mutant, property } = options;
  if (profile || given || without || faults || timers || mutant || property)
    throw new InputError('--expected speaks of the scenarios’ own settings; leave out what changes them');
  const explorations = (scenario ? [scenario] : scenarios).flatMap(each =>
    profileNames.map(name => ({
      scenario: each.name,
      change: { profile: name },
      properties: inForce(each, catalogue).map(property => property.name),
      // What is compared are verdicts.
      limits: { ...limitsOf(options), untilFound: !options.all },
      coverage: false,
      breakdown: false,
      news: 'none' as const,
    })),
  );
  const { outcomes, interrupted } = await exploreAll(explorations, options.workers);
  const compared = outcomes.map(compare);
  tell(compared, options);
  if (interrupted) complain('interrupted; what was found until then is shown');
  const answers = compared.map(({ answer }) => answer);
  if (interrupted) endWith(exitCode.interrupted);
  else if (answers.includes('not as expected')) endWith(exitCode.violated);
  else endWith(answers.includes('undecided') ? exitCode.undecided : exitCode.holds);
}

function compare(outcome: Outcome): Comparison {
  const { scenario, setting, properties } = outcome;
  const expected = [...expectedOf(scenario.name, setting.profile)].sort();
  const found = properties
    .filter(({ verdict }) => verdict === 'violated')
    .map(({ property }) => property.name)
    .sort();
  const same = expected.join() === found.join();
  const open = properties.some(({ verdict }) => verdict === 'undecided');
  return { outcome, expected, found, answer: open ? 'undecided' : same ? 'as expected' : 'not as expected' };
}

function tell(compared: readonly Comparison[], options: Options): void {
  if (options.json) {
    const shown = { timings: options.timings ?? true, limits: limitsOf(options) };
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
    outcome.setting.profile,
    answer,
    answer === 'not as expected'
      ? `expected ${expected.join(', ') || 'nothing'} to break; ${found.join(', ') || 'nothing'} did`
      : found.join(', ') || 'holds',
  ]);
  print(columnsOf([['scenario', 'profile', 'answer', 'violated'].map(dim), ...rows], columns()));
}

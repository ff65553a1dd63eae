/** `tongka why`: which of the safeguards that are off mends a violating run, each switched on alone. */

import { findingRepairs, InputError, type Limits, type Property, type Repair, type Replayed, settingWords } from '#sim';
import { progressText } from '../../formats/progress-text.ts';
import { clock } from '../../host/clock.ts';
import { exitCode, setExitCode } from '../../host/exit-code.ts';
import { Interruptible } from '../../host/interruptible.ts';
import { print, printError, printJson } from '../../host/streams.ts';
import { columns, paint } from '../../host/terminal.ts';
import { columnsOf } from '../../text/columns.ts';
import { formatCount } from '../../text/number.ts';
import { defineVerb, required } from '../args/define-verb.ts';
import { limitOptions, limitsOf } from '../args/limit-options.ts';
import { jsonOptions } from '../args/output-options.ts';
import { propertyOption } from '../args/property-option.ts';
import { violatedProperty } from '../traces/replay-result.ts';
import { readRunArgument, runArgument } from '../traces/replay-run.ts';

export const addWhy = defineVerb({
  name: 'why',
  says: 'asks, for a run that breaks a property, which safeguard mends it',
  arguments: [required('token-or-file', runArgument, readRunArgument)],
  options: [limitOptions, propertyOption, jsonOptions],
  act: async (replay, options) => {
    const result = replay(options.property);
    const property = violatedProperty(result);
    if (!property) throw new InputError('the run breaks none of the properties asked for, so there is nothing to mend');
    const { repairs, interrupted } = await tryRepairs(result.run, property, limitsOf(options));
    if (options.json) printJson(repairsJson(result.run, property, repairs));
    else print(repairsText(property, repairs));
    if (interrupted) printError('interrupted; what was found until then is shown');
    setExitCode(interrupted ? exitCode.interrupted : exitCodeOfRepairs(repairs));
  },
});

/** Switches each safeguard on alone, and checks the property. */
function tryRepairs(run: Replayed, property: Property, limits: Limits) {
  return Interruptible.during(async interruptible => {
    const repairs = await interruptible.drive(findingRepairs(run, property, limits, clock), progress =>
      progressText(`${progress.name} (${progress.done + 1} of ${progress.of})`, progress),
    );
    return { repairs, interrupted: interruptible.interrupted };
  });
}

/** The exit code: 0 if a safeguard mends the run, 1 if none does alone, 2 if undecided. */
function exitCodeOfRepairs(repairs: readonly Repair[]): number {
  if (repairs.some(({ verdict }) => verdict === 'holds')) return exitCode.holds;
  return repairs.some(({ verdict }) => verdict === 'undecided') ? exitCode.undecided : exitCode.violated;
}

function repairsJson({ model }: Replayed, property: Property, repairs: readonly Repair[]) {
  return {
    command: 'why',
    scenario: model.scenario.name,
    property: property.name,
    safeguards: repairs.map(({ name, value, verdict, standing, outcome }) => ({
      safeguard: name,
      value,
      verdict,
      run: standing.answer,
      step: standing.step ?? null,
      token: outcome?.properties[0]?.token ?? null,
      worlds: outcome?.explored.worlds ?? null,
    })),
  };
}

/**
 * Safeguards that mend first, then undecided ones, then those that do not; those that leave the run unchanged share one
 * line.
 */
function repairsText(property: Property, repairs: readonly Repair[]): string {
  const { bold, dim, green, red } = paint();
  if (repairs.length === 0) return `${property.name} is broken, and no safeguard is off`;
  const signs = { holds: green('✓'), undecided: dim('?'), violated: red('✗') };
  const rows = (['holds', 'undecided', 'violated'] as const).flatMap(kind =>
    repairs
      .filter(({ verdict, standing }) => verdict === kind && standing.answer !== 'still fails')
      .map(each => [`${signs[kind]} ${each.name} = ${each.value}`, repairText(each)]),
  );
  const idle = repairs.filter(({ standing }) => standing.answer === 'still fails');
  if (idle.length > 0)
    rows.push([`${signs.violated} ${idle.length} ${rows.length > 0 ? 'more' : 'of them'}`, 'this run still breaks it']);
  return `${bold(property.name)} is broken. Switched on alone:\n\n${columnsOf(rows, columns())}`;
}

function repairText({ verdict, standing, outcome, setting }: Repair): string {
  const run = standing.answer === 'now holds' ? 'this run keeps it' : `this run ends before step ${standing.step}`;
  if (verdict === 'holds') return `mends it: holds in all ${formatCount(outcome!.explored.worlds, 'world')} (${run})`;
  if (!outcome || verdict === 'undecided')
    return `undecided: stopped by ${outcome?.explored.stopped ?? 'you'} (${run})`;
  const { scenario, properties } = outcome;
  const token = properties[0]?.token ?? `${scenario.name}@${settingWords(scenario, setting).join()}`;
  return `another run breaks it (${run}): tongka replay ${token}`;
}

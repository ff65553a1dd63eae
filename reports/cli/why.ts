/** `tongka why`: which of the safeguards that are off mends a run that breaks a property, each switched on alone. */

import { InputError, type Mended, mending, type Property, settingWords } from '#sim';
import { columnsOf } from '../formats/columns.ts';
import { formatNumber } from '../text/number.ts';
import { type Again, brokenBy } from './again.ts';
import { limitsOf, type Options, takesJson, takesLimits, takesProperties } from './options.ts';
import { clock, columns, complain, endWith, exitCode, paint, print, printJson } from './outside.ts';
import { Patience, progressText } from './patience.ts';
import { retracing, runArgument } from './replay.ts';
import type { Verb } from './verb.ts';

/** Adds the verb. */
export function addWhy(program: Verb): void {
  const verb = program
    .command('why')
    .description('asks, for a run that breaks a property, which safeguard mends it')
    .argument('<token-or-file>', runArgument, retracing);
  takesJson(takesProperties(takesLimits(verb))).action(why);
}

async function why(retrace: (named?: readonly string[]) => Again, options: Options): Promise<void> {
  const again = retrace(options.property);
  const property = brokenBy(again);
  if (!property) throw new InputError('the run breaks none of the properties asked for, so there is nothing to mend');
  const { scenario } = again.run.model;
  let interrupted = false;
  const mended = await Patience.during(async patience => {
    const turns = mending(again.run, property, limitsOf(options), clock);
    const found = await patience.outrun(turns, progress =>
      progressText(`${progress.safeguard} (${progress.done + 1} of ${progress.of})`, progress),
    );
    interrupted = patience.interrupted;
    return found;
  });
  if (options.json) printJson({ command: 'why', scenario: scenario.name, property: property.name, ...json(mended) });
  else print(text(property, mended));
  if (interrupted) complain('interrupted; what was found until then is shown');
  endWith(interrupted ? exitCode.interrupted : codeOf(mended));
}

/** 0 where a safeguard mends it, 1 where none does alone, 2 where that is not known. */
function codeOf(mended: readonly Mended[]): number {
  if (mended.some(({ verdict }) => verdict === 'holds')) return exitCode.holds;
  return mended.some(({ verdict }) => verdict === 'undecided') ? exitCode.undecided : exitCode.violated;
}

function json(mended: readonly Mended[]) {
  return {
    safeguards: mended.map(({ safeguard, value, verdict, standing, outcome }) => ({
      safeguard,
      value,
      verdict,
      run: standing.answer,
      step: standing.step ?? null,
      token: outcome?.properties[0]?.token ?? null,
      worlds: outcome?.explored.worlds ?? null,
    })),
  };
}

/** What mends first, then what is not known, then what does not; what leaves the run as it was in one line. */
function text(property: Property, mended: readonly Mended[]): string {
  const { bold, dim, green, red } = paint();
  if (mended.length === 0) return `${property.name} is broken, and no safeguard is off`;
  const signs = { holds: green('✓'), undecided: dim('?'), violated: red('✗') };
  const rows = (['holds', 'undecided', 'violated'] as const).flatMap(kind =>
    mended
      .filter(({ verdict, standing }) => verdict === kind && standing.answer !== 'still fails')
      .map(each => [`${signs[kind]} ${each.safeguard} = ${each.value}`, says(each)]),
  );
  const idle = mended.filter(({ standing }) => standing.answer === 'still fails');
  if (idle.length > 0)
    rows.push([`${signs.violated} ${idle.length} ${rows.length > 0 ? 'more' : 'of them'}`, 'this run still breaks it']);
  return `${bold(property.name)} is broken. Switched on alone:\n\n${columnsOf(rows, columns())}`;
}

function says({ verdict, standing, outcome, setting }: Mended): string {
  const run = standing.answer === 'now holds' ? 'this run keeps it' : `this run ends before step ${standing.step}`;
  if (verdict === 'holds') return `mends it: holds in all ${formatNumber(outcome!.explored.worlds)} worlds (${run})`;
  if (!outcome || verdict === 'undecided')
    return `undecided: stopped by ${outcome?.explored.stopped ?? 'you'} (${run})`;
  const { scenario, properties } = outcome;
  const token = properties[0]?.token ?? `${scenario.name}@${settingWords(scenario, setting).join()}`;
  return `another run breaks it (${run}): tongka replay ${token}`;
}

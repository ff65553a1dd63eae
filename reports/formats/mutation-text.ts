/** A mutation analysis as text: tables of the score, and the survivors. Pure. */
import type { Reason } from '#properties';
import { columnsOf } from '../text/columns.ts';
import { formatCount, formatNumber } from '../text/number.ts';
import { wrap } from '../text/wrap.ts';
import type { MutationCall } from './mutation-json.ts';
import { type Judged, killersOf, type Tally, talliesBy, tallyOf } from './mutation-score.ts';

/** An analysis as text. @param idle the reasons for which no survivor was found, where every mutant was asked for */
export function mutationText(
  all: readonly Judged[],
  { apart, of, seconds }: MutationCall,
  idle: readonly Reason[],
  width: number | undefined,
): string {
  const whole = tallyOf(all, apart);
  const heading = ['', 'mutants', 'killed', 'survived', 'equivalent', 'unreachable', 'score', 'without'];
  const table = (what: string, rows: readonly (readonly [string, Tally])[]): string =>
    columnsOf(
      [[what, ...heading.slice(1)], ...rows.map(([name, tally]) => row(name, tally)), row('all', whole)],
      width,
    );
  const killers = killersOf(all).map(({ name, killed, alone }) => [formatNumber(killed), formatNumber(alone), name]);
  const time = seconds === undefined ? '' : ` in ${formatNumber(seconds, 0)} s`;
  return [
    `${formatCount(all.length, 'mutant')}${of === all.length ? '' : ` of ${formatNumber(of)}`}${time}`,
    table(
      'party',
      talliesBy(all, ({ found }) => found.party, apart),
    ),
    table(
      'operator',
      talliesBy(all, ({ found }) => found.operator, apart),
    ),
    wrap(`without: the score without ${apart}, of the mutants that another property could notice`, width).join('\n'),
    ...(killers.length > 0 ? [columnsOf([['killed', 'alone', 'property'], ...killers], width)] : []),
    ...failedChecks(all),
    ...unexplained(all),
    ...explained('Survivors with a reason', 'accepted', all, width),
    ...explained('Declared equivalent', 'equivalent', all, width),
    ...(idle.length > 0
      ? [`Reasons without a survivor:\n${idle.map(({ mutants }) => `  ${[mutants].flat().join(', ')}`).join('\n')}`]
      : []),
  ].join('\n\n');
}

const row = (name: string, tally: Tally): readonly string[] => [
  name,
  ...[tally.mutants, tally.killed, tally.survived, tally.equivalent, tally.unreachable].map(each => formatNumber(each)),
  percent(tally.score),
  percent(tally.scoreWithout),
];

const percent = (share: number | undefined): string =>
  share === undefined ? '–' : `${formatNumber(Math.round(share * 1000) / 10)} %`;

/** The checks that failed for another reason than their charts, one a line. */
function failedChecks(all: readonly Judged[]): readonly string[] {
  const lines = all.flatMap(({ found: { name, failed } }) =>
    failed.map(({ scenario, error }) => `  ${name} in ${scenario}: ${error}`),
  );
  return lines.length > 0 ? [`Checks that failed, though no chart did:\n${lines.join('\n')}`] : [];
}

/** The survivors without a reason, one a line. */
function unexplained(all: readonly Judged[]): readonly string[] {
  const open = all.filter(({ outcome, reason }) => outcome === 'survived' && !reason);
  if (open.length === 0) return [];
  const lines = open.map(({ found: { name, shownIn, undecided } }) => {
    const limit = undecided.length > 0 ? `; undecided in ${undecided.join(', ')}` : '';
    return `  ${name} (shows in ${formatCount(shownIn, 'scenario')}${limit})`;
  });
  return [`Survivors without a reason:\n${lines.join('\n')}`];
}

/** The mutants for which a reason of one kind is written, reason by reason. */
function explained(
  heading: string,
  kind: Reason['is'],
  all: readonly Judged[],
  width: number | undefined,
): readonly string[] {
  const reasons = [...new Set(all.flatMap(({ reason }) => (reason?.is === kind ? [reason] : [])))];
  if (reasons.length === 0) return [];
  const blocks = reasons.map(reason => {
    const names = all.filter(each => each.reason === reason).map(({ found }) => `    ${found.name}`);
    return `${columnsOf([[reason.because]], width, '  ')}\n${names.join('\n')}`;
  });
  return [`${heading}:\n${blocks.join('\n')}`];
}

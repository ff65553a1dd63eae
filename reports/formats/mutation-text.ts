/** A mutation analysis as text: tables of the score, and the survivors. Pure. */
import type { Reason } from '#properties';
import { formatCount, formatNumber } from '../text/number.ts';
import { columnsOf } from './columns.ts';
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
  const heading = ['', 'mutants', 'killed', 'survived', 'equivalent', 'unreachable', 'score', `without ${apart}`];
  const table = (what: string, rows: readonly (readonly [string, Tally])[]): string =>
    columnsOf(
      [[what, ...heading.slice(1)], ...rows.map(([name, tally]) => row(name, tally)), row('all', whole)],
      width,
    );
  const killers = killersOf(all).map(({ name, killed, alone }) => [formatNumber(killed), formatNumber(alone), name]);
  const survivors = all.filter(({ outcome }) => outcome === 'survived');
  const declared = all.filter(({ outcome, reason }) => outcome === 'equivalent' && reason);
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
    ...(killers.length > 0 ? [columnsOf([['killed', 'alone', 'property'], ...killers], width)] : []),
    ...listed('Survivors', survivors, width),
    ...listed('Declared equivalent', declared, width),
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

function listed(heading: string, all: readonly Judged[], width: number | undefined): readonly string[] {
  if (all.length === 0) return [];
  const rows = all.map(({ found: { name, shownIn, undecided }, reason }) => {
    const limit = undecided.length > 0 ? `; undecided in ${undecided.join(', ')}` : '';
    return `  ${name}\n${columnsOf([[`shows in ${formatCount(shownIn, 'scenario')}${limit}: ${reason?.because ?? 'no reason is written'}`]], width, '    ')}`;
  });
  return [`${heading}:\n${rows.join('\n')}`];
}

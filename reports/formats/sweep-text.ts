/** A sweep as text and as JSON: a table of pairs, a table of scenarios and faults, and what is violated or open. Pure. */
import {
  type FaultKind,
  type Pair,
  pairs,
  places,
  protocolNames,
  type SweepRow,
  samePairs,
  settingWords,
  type Verdict,
} from '#sim';
import { columnsOf } from '../text/columns.ts';
import { formatCount, formatNumber } from '../text/number.ts';
import type { Brushes } from './outcome-text.ts';

interface Shown {
  readonly width: number | undefined;
  readonly brushes: Brushes;
}

type Mark = Verdict | 'residual';
const signs: Readonly<Record<Mark, string>> = { holds: '✓', violated: '✗', residual: '!', undecided: '?' };
/** The sign of a fault that the parties cannot have, or of a pair that is no scenario. */
const none = '·';

/** The rows as JSON: one for each check, or for each violated property of it. */
export function sweepJson(rows: readonly SweepRow[]) {
  const named = [...samePairs()];
  const all = rows.flatMap(row => [
    rowJson(row, row.check.scenario.name),
    ...named
      .filter(([, name]) => row.check.more === undefined && name === row.check.scenario.name)
      .map(([alias, sameAs]) => ({ ...rowJson(row, alias), sameAs })),
  ]);
  return { rows: all };
}

function rowJson({ check, verdict, coverage, worlds, property, steps, token, residual }: SweepRow, scenario: string) {
  return {
    scenario,
    setting: settingWords(check.scenario, check.setting).join(','),
    faults: check.setting.faults,
    verdict,
    declared: residual !== undefined,
    property,
    token,
    coverage,
    worlds,
    steps,
    unclaimed: check.unclaimed,
    ...(residual ? { because: residual.because } : {}),
  };
}

/** The tables, and below them the violations, the residual risks and the open checks. */
export function sweepText(rows: readonly SweepRow[], shown: Shown): string {
  const blocks = [
    pairsTable(rows, shown),
    livesTable(rows, shown),
    faultsTable(rows, shown),
    violationsText(rows, shown),
    residualsText(rows, shown),
    openText(rows, shown),
    summary(rows),
  ];
  return blocks.filter(block => block !== '').join('\n\n');
}

/** The mark of a check, from its rows: the worst of them. */
function markOf(rows: readonly SweepRow[]): Mark | undefined {
  const marks = rows.map(({ verdict, residual }): Mark => (verdict === 'violated' && residual ? 'residual' : verdict));
  return (['violated', 'undecided', 'residual', 'holds'] as const).find(mark => marks.includes(mark));
}

function signOf(rows: readonly SweepRow[], { brushes }: Shown): string {
  const mark = markOf(rows);
  if (mark === undefined) return none;
  const { green, red, yellow } = brushes;
  return { holds: green, violated: red, residual: yellow, undecided: yellow }[mark](signs[mark]);
}

/** The pairs: the first protocol down, the second across; a sign for each place. */
function pairsTable(rows: readonly SweepRow[], shown: Shown): string {
  const known = rowsByName(rows.filter(({ check }) => check.more === undefined));
  const rowsOfPair = ({ scenario: { name } }: Pair) =>
    known.get(samePairs().get(name) ?? name) ?? known.get(name) ?? [];
  if (!pairs().some(pair => rowsOfPair(pair).length > 0)) return '';
  const cell = (first: string, second: string): string =>
    places
      .map(place => pairs().find(each => each.first === first && each.second === second && each.place === place))
      .map(pair => signOf(pair ? rowsOfPair(pair) : [], shown))
      .join('');
  const table = [
    ['first \\ second', ...protocolNames].map(shown.brushes.dim),
    ...protocolNames.map(first => [first, ...protocolNames.map(second => cell(first, second))]),
  ];
  const title = 'Pairs of protocols: on one card, on two cards, on two devices';
  return `${shown.brushes.bold(title)}\n${columnsOf(table, shown.width, '  ')}`;
}

function livesTable(rows: readonly SweepRow[], shown: Shown): string {
  const ofLives = rows.filter(({ check }) => check.more === undefined && check.scenario.name.startsWith('life/'));
  if (ofLives.length === 0) return '';
  const table = [...rowsByName(ofLives)].map(([name, own]) => [
    `${signOf(own, shown)} ${name}`,
    own[0]!.coverage === 'sampled' ? 'sampled by random runs, never to the end' : formatCount(own[0]!.worlds, 'world'),
  ]);
  return `${shown.brushes.bold('Lives of a card')}\n${columnsOf(table, shown.width, '  ')}`;
}

/** The scenarios with one more fault: a column for each kind. */
function faultsTable(rows: readonly SweepRow[], shown: Shown): string {
  const withMore = rows.filter(({ check }) => check.more !== undefined);
  if (withMore.length === 0) return '';
  const kinds = [...new Set(withMore.map(({ check }) => check.more as FaultKind))];
  const table = [
    ['scenario', ...kinds].map(shown.brushes.dim),
    ...[...rowsByName(withMore)].map(([name, own]) => [
      name,
      ...kinds.map(kind =>
        signOf(
          own.filter(({ check }) => check.more === kind),
          shown,
        ),
      ),
    ]),
  ];
  return `${shown.brushes.bold('One more fault than the scenario grants')}\n${columnsOf(table, shown.width, '  ')}`;
}

function rowsByName(rows: readonly SweepRow[]): Map<string, SweepRow[]> {
  const byName = new Map<string, SweepRow[]>();
  for (const row of rows) {
    const { name } = row.check.scenario;
    byName.set(name, [...(byName.get(name) ?? []), row]);
  }
  return byName;
}

const replayLine = ({ token }: SweepRow): string[] => (token === null ? [] : [`  tongka replay ${token}`]);

function violationsText(rows: readonly SweepRow[], { brushes }: Shown): string {
  return rows
    .filter(({ verdict, residual }) => verdict === 'violated' && !residual)
    .map(row => {
      const steps = row.steps === null ? '' : ` (${formatCount(row.steps, 'step')})`;
      return [`${brushes.red(signs.violated)} ${row.check.name}: ${row.property}${steps}`, ...replayLine(row)].join(
        '\n',
      );
    })
    .join('\n');
}

/** The declared violations, by reason. */
function residualsText(rows: readonly SweepRow[], { brushes }: Shown): string {
  const declared = rows.filter(({ residual }) => residual);
  return [...new Set(declared.map(({ residual }) => residual!))]
    .map(residual => {
      const own = declared.filter(row => row.residual === residual);
      const names = own.map(({ check }) => check.name).join(', ');
      const head = `${brushes.yellow(signs.residual)} residual risk: ${residual.property} in ${names}`;
      return [head, `  ${residual.because}`, ...replayLine(own[0]!)].join('\n');
    })
    .join('\n');
}

function openText(rows: readonly SweepRow[], { brushes }: Shown): string {
  return rows
    .filter(({ verdict }) => verdict === 'undecided')
    .map(({ check, coverage, worlds }) => {
      const how = coverage === 'sampled' ? 'sampled, nothing found in' : 'stopped at a limit, after';
      return `${brushes.yellow(signs.undecided)} ${check.name}: ${how} ${formatCount(worlds, 'world')}`;
    })
    .join('\n');
}

function summary(rows: readonly SweepRow[]): string {
  const checks = [...new Set(rows.map(({ check }) => check))];
  const marks = checks.map(check => markOf(rows.filter(row => row.check === check)));
  const count = (mark: Mark): string => formatNumber(marks.filter(each => each === mark).length);
  const unclaimed = checks.filter(check => check.unclaimed.length > 0).length;
  return [
    `${formatCount(checks.length, 'check')}: ${count('holds')} hold, ${count('violated')} violated, ${count('residual')} with a residual risk, ${count('undecided')} undecided.`,
    ...(unclaimed > 0
      ? [
          `In ${formatNumber(unclaimed)} no liveness is asked for: more messages can be lost than are sent again, or what leaves does not come back.`,
        ]
      : []),
  ].join('\n');
}

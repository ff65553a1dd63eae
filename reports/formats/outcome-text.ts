/** An outcome as text: the verdict, every property, every assumption. Pure. */

import {
  type Concluded,
  choiceKindsOf,
  type Explored,
  type Limits,
  type Outcome,
  type Scenario,
  type Stopped,
  settingWords,
  type Verdict,
} from '#sim';
import { formatNumber } from '../text/number.ts';
import { wrap } from '../text/wrap.ts';
import { columnsOf } from './columns.ts';
import { replayCall } from './news-text.ts';
import { foldedLines, isFolded, saidText, vacuousSign, vacuousText } from './vacuous-text.ts';

/** Colours a word; the identity without colour. */
export type Brush = (text: string) => string;
/** The brushes of an outcome's text. */
export interface Brushes {
  readonly bold: Brush;
  readonly dim: Brush;
  readonly green: Brush;
  readonly red: Brush;
  readonly yellow: Brush;
}

/** The options of the text: its width, its colours, and the limits of the check. */
export interface TextOptions {
  readonly width: number | undefined;
  readonly brushes: Brushes;
  readonly limits: Limits;
  readonly timings: boolean;
  /** Properties selected by name: each has its own lines, even if it is vacuous. */
  readonly named?: readonly string[];
}

const unpainted: Brush = text => text;

/** No colours, no wrapping, with timings. */
export const plainText: TextOptions = {
  width: undefined,
  brushes: { bold: unpainted, dim: unpainted, green: unpainted, red: unpainted, yellow: unpainted },
  limits: {},
  timings: true,
};

const signs: Readonly<Record<Verdict, string>> = { holds: '✓', violated: '✗', undecided: '?' };

/** The brush of a verdict. */
function verdictBrush(verdict: Verdict, { green, red, yellow }: Brushes): Brush {
  return { holds: green, violated: red, undecided: yellow }[verdict];
}

/**
 * The text of an outcome: its verdict, each property, every assumption.
 * @param options by default as in `plainText`: no colours, lines of any length, timings
 */
export function outcomeText(outcome: Outcome, options: Partial<TextOptions> = {}): string {
  const textOptions: TextOptions = { ...plainText, ...options };
  const { scenario, verdict, properties } = outcome;
  const { brushes, width } = textOptions;
  const headline = `${brushes.bold(scenario.name)}: ${verdictBrush(verdict, brushes)(verdict)} (${coverageText(outcome)})`;
  const blocks = [
    [headline, ...wrap(saidText(outcome), width), ...wrap(scenario.story, width)].join('\n'),
    ...(properties.length > 0 ? [propertiesText(outcome, textOptions)] : []),
    columnsOf(assumptions(outcome, textOptions), width, '  '),
  ];
  return blocks.join('\n\n');
}

/** Each property that is not vacuous, is asserted, or was selected by name; the others share one line. */
function propertiesText(outcome: Outcome, textOptions: TextOptions): string {
  const { brushes, width, named } = textOptions;
  const { properties } = outcome;
  const texts = properties
    .filter(each => !isFolded(each, named))
    .map(concluded => propertyText(concluded, outcome, textOptions));
  const folded = properties.filter(each => isFolded(each, named));
  return [...texts, ...foldedLines(folded, width).map(brushes.dim)].join('\n');
}

/**
 * The text of several outcomes: one line each, the violations, and the shared assumptions.
 * @param options as of `outcomeText`
 */
export function outcomesText(outcomes: readonly Outcome[], options: Partial<TextOptions> = {}): string {
  const textOptions: TextOptions = { ...plainText, ...options };
  const { brushes, width, limits } = textOptions;
  const rows = outcomes.map(outcome => {
    const { scenario, setting, verdict, properties, explored } = outcome;
    const words = settingWords(scenario, setting);
    const speaking = properties.filter(({ vacuous }) => !vacuous);
    const held = speaking.filter(each => each.verdict === 'holds').length;
    const isSilent = verdict === 'holds' && properties.length > 0 && speaking.length === 0;
    return [
      `${isSilent ? vacuousSign : verdictBrush(verdict, brushes)(signs[verdict])} ${scenario.name}`,
      verdictBrush(verdict, brushes)(verdict),
      coverageText(outcome),
      `${held} of ${speaking.length}`,
      formatNumber(properties.length - speaking.length),
      listed(setting.faults),
      setting.timers,
      `${formatNumber(explored.worlds)} worlds${soFar(explored)}${words.length > 0 ? ` (${words.join(', ')})` : ''}`,
    ];
  });
  const heading = ['scenario', 'verdict', 'coverage', 'hold', 'vacuous', 'faults', 'timers', 'explored'].map(
    brushes.dim,
  );
  const broken = outcomes.flatMap(outcome => {
    const texts = outcome.properties
      .filter(({ verdict }) => verdict === 'violated')
      .map(each => propertyText(each, outcome, textOptions));
    return texts.length > 0 ? [`${brushes.bold(outcome.scenario.name)}\n${texts.join('\n')}`] : [];
  });
  const rests = [
    ...sharedRows(outcomes).map(([name, value]) => [brushes.dim(name), value]),
    [brushes.dim('fairness'), fairnessText(outcomes)],
    [brushes.dim('limits'), listed(limits)],
  ];
  return [columnsOf([heading, ...rows], width), ...broken, columnsOf(rests, width, '  ')].join('\n\n');
}

/** The settings of several outcomes without their faults: each name once, with all its values. */
function sharedRows(outcomes: readonly Outcome[]): (readonly [name: string, value: string])[] {
  const rows = outcomes.flatMap(({ scenario, setting }) => scenario.settings?.rows(setting).before ?? []);
  const valuesOf = (name: string) => new Set(rows.flatMap(([each, value]) => (each === name ? [value] : [])));
  return [...new Set(rows.map(([name]) => name))].map(name => [name, [...valuesOf(name)].join(', ')]);
}

/** The numbers of worlds and steps explored, and the reason if not all were. */
function coverageText({ coverage, explored }: Outcome): string {
  if (explored.stopped === 'found') return `${coverage}, ended early`;
  if (explored.complete && coverage === 'bounded') return 'bounded: replicas are not proved to be alike';
  return explored.stopped ? `${coverage} by ${explored.stopped}` : coverage;
}

/** The suffix of counts of a stopped search. */
function soFar({ stopped }: Explored): string {
  return stopped ? ' so far' : '';
}

/** The choices that every fair run takes if they stay possible. */
function fairnessText(outcomes: readonly Outcome[]): string {
  const kinds = outcomes.flatMap(({ scenario }) => [...choiceKindsOf(scenario).fair]);
  return `strong, for ${[...new Set(kinds)].join(', ')}; intents and faults are owed nothing`;
}

/** One property: its sign, its statement, and the command that replays the finding. */
function propertyText(concluded: Concluded, { scenario }: Outcome, { brushes, width }: TextOptions): string {
  const { property, verdict, vacuous, steps, token, added } = concluded;
  const longer = added === undefined ? '' : `, at most ${added} more than the shortest`;
  const found = steps === undefined ? '' : `, ${steps} step${steps === 1 ? '' : 's'}${longer}`;
  const isSilent = vacuous && verdict === 'holds';
  const sign = isSilent ? vacuousSign : verdictBrush(verdict, brushes)(signs[verdict]);
  const lines = [`${sign} ${property.name} ${brushes.dim(`(${property.kind}${found})`)}`];
  const inside = (text: string): string[] =>
    wrap(text, width === undefined ? undefined : width - 2).map(line => `  ${line}`);
  if (vacuous) lines.push(...inside(`${vacuousText(concluded)}${isSilent ? '' : ', though the scenario asserts it'}`));
  if (verdict === 'violated') {
    lines.push(...inside(property.says));
    if (!token && !vacuous) lines.push('  Everything was explored, and no world shows it.');
  }
  if (token && verdict === 'violated') lines.push(`  ${replayCall(scenario, property, token)}`);
  return lines.join('\n');
}

/** Everything the verdict depends on. */
function assumptions(outcome: Outcome, { limits, timings, brushes }: TextOptions): string[][] {
  const { scenario, setting, explored } = outcome;
  const words = settingWords(scenario, setting);
  const { before = [], after = [] } = scenario.settings?.rows(setting) ?? {};
  const { worlds, steps, depth, seconds, stopped, machineCalls } = explored;
  const rows = [
    ['scenario', scenario.name],
    ...before,
    ['differs', words.length === 0 ? 'nothing: the scenario’s own setting' : words.join(', ')],
    ['faults', listed(setting.faults)],
    ['timers', timersSay[setting.timers]],
    ...after,
    ...(scenario.away ? [['away', awayText(scenario)]] : []),
    ...(explored.notRun ? [['not run', `${explored.notRun.join(', ')}: assumed to change nothing`]] : []),
    ['fairness', fairnessText([outcome])],
    ['limits', stopped ? `${listed(limits)}; ${endedBy(stopped)}` : listed(limits)],
    ...(stopped && hints[stopped] ? [['hint', hints[stopped]]] : []),
    [
      'explored',
      `${formatNumber(worlds)} worlds, ${formatNumber(steps)} steps, depth ${depth}${soFar(explored)}, XState asked ${formatNumber(machineCalls)} times`,
    ],
  ];
  if (explored.bitState) rows.push(['bit-state', bitStateText(explored.bitState)]);
  if (explored.deadMessages) rows.push(['left out', deadMessagesText(explored.deadMessages)]);
  if (explored.symmetry) rows.push(['replicas', replicasText(explored.symmetry, limits)]);
  if (explored.partialOrder) rows.push(['alone', ampleSetsText(explored.partialOrder)]);
  if (timings)
    rows.push(['took', `${seconds.toFixed(2)} s, ${formatNumber(explored.worldsPerSecond)} worlds a second`]);
  return rows.map(([name = '', value = '']) => [brushes.dim(name), value]);
}

/** The reason for the stop. */
function endedBy(stopped: Stopped): string {
  return stopped === 'found' ? 'ended early: every property asked for has its verdict' : `stopped by ${stopped}`;
}

/** The messages left out because every receiver would ignore them, and the restarts this took. */
function deadMessagesText({ messages, restarts }: NonNullable<Explored['deadMessages']>): string {
  return `${formatNumber(messages)} messages, wherever nothing can come of them any more; begun anew ${formatNumber(restarts)} ${restarts === 1 ? 'time' : 'times'} to be sure`;
}

/** Whether the replicas that symmetry interchanges are proved to be alike. */
function replicasText({ proved, compared }: NonNullable<Explored['symmetry']>, { symmetry }: Limits): string {
  const tried = `${formatNumber(compared)} answers compared`;
  if (proved) return `alike: proved, ${tried}`;
  const claim =
    symmetry === 'claimed' ? 'an assumption' : 'so nothing is said to hold; take it as said with --symmetry claimed';
  return `alike as far as they were compared (${tried}); too many for a proof, ${claim}`;
}

/** The worlds with an ample set of a single party, where other orders are left out, and the restarts this took. */
function ampleSetsText({ alone, restarts }: NonNullable<Explored['partialOrder']>): string {
  return `in ${formatNumber(alone)} worlds one party goes on alone; begun anew ${restarts === 1 ? 'once' : `${formatNumber(restarts)} times`} to be sure`;
}

/**
 * The estimated number of worlds omitted by bit-state storage: omissions are rare and independent, so their number has
 * a Poisson distribution.
 */
function bitStateText({ logarithm, fill, omitted }: NonNullable<Explored['bitState']>): string {
  const none = (100 * Math.exp(-omitted)).toFixed(1);
  return `${(100 * fill).toFixed(2)} % of 2^${logarithm} bits are set; about ${omitted.toPrecision(2)} worlds were omitted, none with a chance of ${none} %`;
}

/** The way to continue after a stop. */
export const hints: Readonly<Partial<Record<Stopped, string>>> = {
  bytesMax: 'raise --bytes-max, or ask for less: fewer --faults, one --property, --timers quiet',
  outOfMemory:
    'ask for less: fewer --faults, one --property (liveness keeps every step), --timers quiet; or go on from a --checkpoint where there is more memory',
  found: '--all explores to the end',
};

/** The devices that are away at the beginning, and whether they return. */
function awayText({ away = [], neverReturns }: Scenario): string {
  return `${away.join(', ')}: ${neverReturns ? 'never returns' : 'returns some day'}`;
}

const timersSay = {
  free: 'free: a timer may expire while the answer is in flight',
  quiet: 'quiet: a timer expires only where nothing can be delivered',
} as const;

/** For example `lose=1, tear=1`, or `none`. */
function listed(values: object): string {
  const words = Object.entries(values)
    .filter(([, value]) => value !== 0)
    .map(([name, value]) => `${name}=${value}`);
  return words.length === 0 ? 'none' : words.join(', ');
}

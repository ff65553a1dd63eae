/** An outcome as text for a person: the verdict, what it rests on, every property, every assumption. Pure. */

import {
  type Concluded,
  type Explored,
  fairKinds,
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

/** Paints a word; the identity where there is no colour. */
export type Brush = (text: string) => string;
export interface Brushes {
  readonly bold: Brush;
  readonly dim: Brush;
  readonly green: Brush;
  readonly red: Brush;
  readonly yellow: Brush;
}

/** How it is told: its width, its colours, where the run was to stop. */
export interface Telling {
  readonly width: number | undefined;
  readonly brushes: Brushes;
  readonly limits: Limits;
  readonly timings: boolean;
  /** Properties that were asked for by name: each is told by itself, though it may say nothing. */
  readonly named?: readonly string[];
}

const signs: Readonly<Record<Verdict, string>> = { holds: '✓', violated: '✗', undecided: '?' };

/** The brush of a verdict. */
function verdictBrush(verdict: Verdict, { green, red, yellow }: Brushes): Brush {
  return { holds: green, violated: red, undecided: yellow }[verdict];
}

/** The whole outcome. */
export function outcomeText(outcome: Outcome, telling: Telling): string {
  const { scenario, verdict, properties } = outcome;
  const { brushes, width } = telling;
  const headline = `${brushes.bold(scenario.name)}: ${verdictBrush(verdict, brushes)(verdict)} (${coverageText(outcome)})`;
  const blocks = [
    [headline, ...wrap(saidText(outcome), width), ...wrap(scenario.story, width)].join('\n'),
    ...(properties.length > 0 ? [propertiesText(outcome, telling)] : []),
    columnsOf(assumptions(outcome, telling), width, '  '),
  ];
  return blocks.join('\n\n');
}

/** Each property that says something, is asserted or was asked for by name; the others in one line. */
function propertiesText(outcome: Outcome, telling: Telling): string {
  const { brushes, width, named } = telling;
  const { properties } = outcome;
  const texts = properties
    .filter(each => !isFolded(each, named))
    .map(concluded => propertyText(concluded, outcome, telling));
  const folded = properties.filter(each => isFolded(each, named));
  return [...texts, ...foldedLines(folded, width).map(brushes.dim)].join('\n');
}

/** Many outcomes: a line each, what does not hold, and what all of them rest on. */
export function outcomesText(outcomes: readonly Outcome[], telling: Telling): string {
  const { brushes, width, limits } = telling;
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
      .map(each => propertyText(each, outcome, telling));
    return texts.length > 0 ? [`${brushes.bold(outcome.scenario.name)}\n${texts.join('\n')}`] : [];
  });
  const rests = [
    [brushes.dim('profile'), [...new Set(outcomes.map(({ setting }) => setting.profile))].join(', ')],
    [brushes.dim('fairness'), fairness],
    [brushes.dim('limits'), listed(limits)],
  ];
  return [columnsOf([heading, ...rows], width), ...broken, columnsOf(rests, width, '  ')].join('\n\n');
}

/** What the verdict rests on, and what kept it from resting on everything. */
function coverageText({ coverage, explored }: Outcome): string {
  if (explored.stopped === 'found') return `${coverage}, ended early`;
  if (explored.complete && coverage === 'bounded') return 'bounded: replicas are not proved to be alike';
  return explored.stopped ? `${coverage} by ${explored.stopped}` : coverage;
}

/** What is said behind counts where there may be more. */
function soFar({ stopped }: Explored): string {
  return stopped ? ' so far' : '';
}

const fairness = `strong, for ${[...fairKinds].join(', ')}; intents and faults are owed nothing`;

/** One property: its sign, its sentence, and how to see what was found. */
function propertyText(concluded: Concluded, { scenario }: Outcome, { brushes, width }: Telling): string {
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

/** Everything the verdict rests on. */
function assumptions(outcome: Outcome, { limits, timings, brushes }: Telling): string[][] {
  const { scenario, setting, explored } = outcome;
  const words = settingWords(scenario, setting);
  const { worlds, steps, depth, seconds, stopped, machineCalls } = explored;
  const rows = [
    ['scenario', scenario.name],
    ['profile', setting.profile],
    ['differs', words.length === 0 ? 'nothing: the scenario’s own setting' : words.join(', ')],
    ['faults', listed(setting.faults)],
    ['timers', timersSay[setting.timers]],
    ['readings', listed(setting.readings)],
    ...(scenario.away ? [['away', awayText(scenario)]] : []),
    ...(explored.notRun ? [['not run', `${explored.notRun.join(', ')}: assumed to change nothing`]] : []),
    ['fairness', fairness],
    ['limits', stopped ? `${listed(limits)}; ${endedBy(stopped)}` : listed(limits)],
    ...(stopped && hints[stopped] ? [['hint', hints[stopped]]] : []),
    [
      'explored',
      `${formatNumber(worlds)} worlds, ${formatNumber(steps)} steps, depth ${depth}${soFar(explored)}, XState asked ${formatNumber(machineCalls)} times`,
    ],
  ];
  if (explored.bitState) rows.push(['bit-state', bitStateText(explored.bitState)]);
  if (explored.deadLetters) rows.push(['left out', deadLettersText(explored.deadLetters)]);
  if (explored.symmetry) rows.push(['replicas', replicasText(explored.symmetry, limits)]);
  if (explored.partialOrder) rows.push(['alone', aloneText(explored.partialOrder)]);
  if (timings)
    rows.push(['took', `${seconds.toFixed(2)} s, ${formatNumber(explored.worldsPerSecond)} worlds a second`]);
  return rows.map(([name = '', value = '']) => [brushes.dim(name), value]);
}

/** What it ended by before its end. */
function endedBy(stopped: Stopped): string {
  return stopped === 'found' ? 'ended early: every property asked for has its verdict' : `stopped by ${stopped}`;
}

/** What was left out since nothing comes of it, and what it took to be sure. */
function deadLettersText({ letters, restarts }: NonNullable<Explored['deadLetters']>): string {
  return `${formatNumber(letters)} messages, wherever nothing can come of them any more; begun anew ${formatNumber(restarts)} ${restarts === 1 ? 'time' : 'times'} to be sure`;
}

/** Whether those that were told as one are alike. */
function replicasText({ proved, compared }: NonNullable<Explored['symmetry']>, { symmetry }: Limits): string {
  const tried = `${formatNumber(compared)} answers compared`;
  if (proved) return `alike: proved, ${tried}`;
  const claim =
    symmetry === 'claimed' ? 'an assumption' : 'so nothing is said to hold; take it as said with --symmetry claimed';
  return `alike as far as they were compared (${tried}); too many for a proof, ${claim}`;
}

/** Where one party went on alone, so that the orders with all others were left out, and what it took to be sure. */
function aloneText({ alone, restarts }: NonNullable<Explored['partialOrder']>): string {
  return `in ${formatNumber(alone)} worlds one party goes on alone; begun anew ${restarts === 1 ? 'once' : `${formatNumber(restarts)} times`} to be sure`;
}

/** How well worlds were told apart by their bits: omissions are rare and apart, so their number is Poisson's. */
function bitStateText({ logarithm, fill, omitted }: NonNullable<Explored['bitState']>): string {
  const none = (100 * Math.exp(-omitted)).toFixed(1);
  return `${(100 * fill).toFixed(2)} % of 2^${logarithm} bits are set; about ${omitted.toPrecision(2)} worlds were omitted, none with a chance of ${none} %`;
}

/** How to go on where memory ran out, or where more was to be seen. */
export const hints: Readonly<Partial<Record<Stopped, string>>> = {
  bytesMax: 'raise --bytes-max, or ask for less: fewer --faults, one --property, --timers quiet',
  outOfMemory:
    'ask for less: fewer --faults, one --property (promises keep every step), --timers quiet; or go on from a --checkpoint where there is more memory',
  found: '--all explores to the end',
};

/** Who is away at the beginning, and whether that ends. */
function awayText({ away = [], neverReturns }: Scenario): string {
  return `${away.join(', ')}: ${neverReturns ? 'never returns' : 'returns some day'}`;
}

const timersSay = {
  free: 'free: a timer may expire while the answer is in flight',
  quiet: 'quiet: a timer expires only where nothing can be delivered',
} as const;

/** `lose=1, tear=1`, or `none`. */
function listed(values: object): string {
  const words = Object.entries(values)
    .filter(([, value]) => value !== 0)
    .map(([name, value]) => `${name}=${value}`);
  return words.length === 0 ? 'none' : words.join(', ');
}

/** An outcome as text: the verdict, every property, every assumption. Pure. */

import { type Concluded, type Limits, type Outcome, settingWords, type Verdict } from '#sim';
import { columnsOf } from '../text/columns.ts';
import { formatNumber } from '../text/number.ts';
import { wrap } from '../text/wrap.ts';
import { assumptions, fairnessText, listed, soFar } from './assumptions-text.ts';
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
    columnsOf(
      assumptions(outcome, textOptions).map(([name, value]) => [brushes.dim(name), value]),
      width,
      '  ',
    ),
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

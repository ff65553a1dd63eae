/** A simulation as text: the outcome, then the sample's coverage and the estimate for the rest. Pure. */

import type { ChartCoverage, Covered, SampledOutcome } from '#sim';
import { columnsOf } from '../text/columns.ts';
import { formatNumber } from '../text/number.ts';
import { coverageText } from './coverage-text.ts';
import { outcomeText, plainText, type TextOptions } from './outcome-text.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/**
 * The text of a sample: its outcome, then its coverage and the estimate for the rest.
 * @param options as of `outcomeText`
 * @param charts whether unused states and transitions are listed
 */
export function sampleText(outcome: SampledOutcome, options: Partial<TextOptions> = {}, charts = false): string {
  const textOptions: TextOptions = { ...plainText, ...options };
  const { width, brushes } = textOptions;
  const { seed, runs, begun, runStepsMax, cut, once, unseen, premises, charts: used } = outcome.sampled;
  const unmet = premises.filter(({ met }) => !met).map(({ property }) => property.name);
  const rows = [
    ['seed', `${seed}: the same sample each time`],
    [
      'runs',
      `${formatNumber(begun)}${begun < runs ? ` of ${formatNumber(runs)}` : ''}, of at most ${formatNumber(runStepsMax)} steps; ${formatNumber(cut)} were cut`,
    ],
    [
      'seen once',
      `${formatNumber(once)} of the ${formatNumber(outcome.explored.worlds)} worlds were seen in one run only`,
    ],
    ['next run', `would show about ${formatNumber(unseen.newPerRun, 4)} new worlds (Good–Turing)`],
    [
      'unseen',
      `${percent(unseen.share)} of all worlds or more: there are at least about ${formatNumber(unseen.worldsLeast, 4)} (Chao, a lower bound)`,
    ],
    [
      'premises',
      `${premises.length - unmet.length} of ${premises.length} were true somewhere${unmet.length > 0 ? `; never those of ${unmet.join(', ')}` : ''}`,
    ],
    ['charts', chartsText(used)],
  ];
  const blocks = [
    outcomeText(outcome, textOptions),
    columnsOf(
      rows.map(([name = '', value = '']) => [brushes.dim(name), value]),
      width,
      '  ',
    ),
  ];
  if (charts) blocks.push(coverageText(used, width));
  return blocks.join('\n\n');
}

/** The share of all charts that was used. */
function chartsText(charts: readonly ChartCoverage[]): string {
  const tally = (lists: readonly (readonly Covered[])[]): string => {
    const all = lists.flat();
    return `${formatNumber(all.filter(({ used }) => used).length)} of ${formatNumber(all.length)}`;
  };
  return `${tally(charts.map(({ states }) => states))} states, ${tally(charts.map(({ transitions }) => transitions))} transitions`;
}

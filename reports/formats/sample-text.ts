/** A simulation as text for a person: the outcome, then what the sample saw and what it says of the rest. Pure. */
import type { ChartCoverage, Covered, SampledOutcome } from '#sim';
import { columnsOf } from './columns.ts';
import { coverageText } from './coverage-text.ts';
import { outcomeText, type Telling } from './outcome-text.ts';

const count = (number: number): string => number.toLocaleString('en-US', { maximumFractionDigits: 4 });
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** The whole of it; `charts` names all that was not used. */
export function sampleText(outcome: SampledOutcome, telling: Telling, charts: boolean): string {
  const { width, brushes } = telling;
  const { seed, runs, begun, runStepsMax, cut, once, unseen, premises, charts: used } = outcome.sampled;
  const unmet = premises.filter(({ met }) => !met).map(({ property }) => property.name);
  const rows = [
    ['seed', `${seed}: the same sample each time`],
    [
      'runs',
      `${count(begun)}${begun < runs ? ` of ${count(runs)}` : ''}, of at most ${count(runStepsMax)} steps; ${count(cut)} were cut`,
    ],
    ['seen once', `${count(once)} of the ${count(outcome.explored.worlds)} worlds were seen in one run only`],
    ['next run', `would show about ${count(unseen.newPerRun)} new worlds (Good–Turing)`],
    [
      'unseen',
      `${percent(unseen.share)} of all worlds or more: there are at least about ${count(unseen.worldsLeast)} (Chao, a lower bound)`,
    ],
    [
      'premises',
      `${premises.length - unmet.length} of ${premises.length} were true somewhere${unmet.length > 0 ? `; never those of ${unmet.join(', ')}` : ''}`,
    ],
    ['charts', chartsText(used)],
  ];
  const blocks = [
    outcomeText(outcome, telling),
    columnsOf(
      rows.map(([name = '', value = '']) => [brushes.dim(name), value]),
      width,
      '  ',
    ),
  ];
  if (charts) blocks.push(coverageText(used, width));
  return blocks.join('\n\n');
}

/** How much of all charts was used. */
function chartsText(charts: readonly ChartCoverage[]): string {
  const tally = (lists: readonly (readonly Covered[])[]): string => {
    const all = lists.flat();
    return `${count(all.filter(({ used }) => used).length)} of ${count(all.length)}`;
  };
  return `${tally(charts.map(({ states }) => states))} states, ${tally(charts.map(({ transitions }) => transitions))} transitions`;
}

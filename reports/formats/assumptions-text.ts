/** Everything that a verdict rests on, as names and values: the setting, fairness, limits, what was explored. Pure. */
import {
  choiceKindsOf,
  type Explored,
  type Limits,
  type Outcome,
  type Scenario,
  type Stopped,
  settingWords,
} from '#sim';
import { formatNumber } from '../text/number.ts';

/** Everything the verdict rests on. */
export function assumptionRows(
  outcome: Outcome,
  { limits, timings }: { readonly limits: Limits; readonly timings: boolean },
): (readonly string[])[] {
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
  if (explored.partialOrder) rows.push(['alone', aloneText(explored.partialOrder)]);
  if (timings)
    rows.push(['took', `${seconds.toFixed(2)} s, ${formatNumber(explored.worldsPerSecond)} worlds a second`]);
  return rows;
}

/** Why it was stopped. */
function endedBy(stopped: Stopped): string {
  return stopped === 'found' ? 'ended early: every property asked for has its verdict' : `stopped by ${stopped}`;
}

/** The messages left out because they would be ignored, and the restarts that this took. */
function deadMessagesText({ messages, restarts }: NonNullable<Explored['deadMessages']>): string {
  return `${formatNumber(messages)} messages, wherever nothing can come of them any more; begun anew ${formatNumber(restarts)} ${restarts === 1 ? 'time' : 'times'} to be sure`;
}

/** Whether the replicas that symmetry takes for one another are proved to be alike. */
function replicasText({ proved, compared }: NonNullable<Explored['symmetry']>, { symmetry }: Limits): string {
  const tried = `${formatNumber(compared)} answers compared`;
  if (proved) return `alike: proved, ${tried}`;
  const claim =
    symmetry === 'claimed' ? 'an assumption' : 'so nothing is said to hold; take it as said with --symmetry claimed';
  return `alike as far as they were compared (${tried}); too many for a proof, ${claim}`;
}

/** The worlds in which one party goes on alone, so that other orders are left out, and the restarts that this took. */
function aloneText({ alone, restarts }: NonNullable<Explored['partialOrder']>): string {
  return `in ${formatNumber(alone)} worlds one party goes on alone; begun anew ${restarts === 1 ? 'once' : `${formatNumber(restarts)} times`} to be sure`;
}

/** How many worlds the bits omitted: omissions are rare and independent, so their number has a Poisson distribution. */
function bitStateText({ logarithm, fill, omitted }: NonNullable<Explored['bitState']>): string {
  const none = (100 * Math.exp(-omitted)).toFixed(1);
  return `${(100 * fill).toFixed(2)} % of 2^${logarithm} bits are set; about ${omitted.toPrecision(2)} worlds were omitted, none with a chance of ${none} %`;
}

/** How to go on after a stop. */
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

/** `lose=1, tear=1`, or `none`. */
export function listed(values: object): string {
  const words = Object.entries(values)
    .filter(([, value]) => value !== 0)
    .map(([name, value]) => `${name}=${value}`);
  return words.length === 0 ? 'none' : words.join(', ');
}

/** Stands behind counts of a search that was stopped. */
export function soFar({ stopped }: Explored): string {
  return stopped ? ' so far' : '';
}

/** What every fair run takes whenever it stays possible. */
export function fairnessText(outcomes: readonly Outcome[]): string {
  const kinds = outcomes.flatMap(({ scenario }) => [...choiceKindsOf(scenario).fair]);
  return `strong, for ${[...new Set(kinds)].join(', ')}; intents and faults are owed nothing`;
}

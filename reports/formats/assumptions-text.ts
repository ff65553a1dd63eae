/** The assumptions of an outcome as text: its setting, limits, fairness and reductions. Pure. */
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

/** Everything the verdict depends on: names and values. */
export function assumptions(
  outcome: Outcome,
  { limits, timings }: { readonly limits: Limits; readonly timings: boolean },
): (readonly [name: string, value: string])[] {
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
  return rows.map(([name = '', value = '']) => [name, value]);
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

/** The values as text: `lose=1, tear=1`, or `none`. */
export function listed(values: object): string {
  const words = Object.entries(values)
    .filter(([, value]) => value !== 0)
    .map(([name, value]) => `${name}=${value}`);
  return words.length === 0 ? 'none' : words.join(', ');
}

/** The choices that every fair run takes if they stay possible. */
export function fairnessText(outcomes: readonly Outcome[]): string {
  const kinds = outcomes.flatMap(({ scenario }) => [...choiceKindsOf(scenario).fair]);
  return `strong, for ${[...new Set(kinds)].join(', ')}; intents and faults are owed nothing`;
}

/** The suffix of counts of a stopped search. */
export function soFar({ stopped }: Explored): string {
  return stopped ? ' so far' : '';
}

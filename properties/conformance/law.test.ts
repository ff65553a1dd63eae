/**
 * Goal: a chart has the same semantics in the engine as in XState. Method: random charts run live, on a clock whose
 * timers fire in any order, and take the same events as the engine, which revisits local states on different paths.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, InputError } from '#sim';
import { type WalkedChart, walkedCharts } from '../arbitraries/charts.ts';
import { EngineChart } from './engine-chart.ts';
import { FeatureCounts } from './feature-counts.ts';
import { generatedChart } from './generated-chart.ts';
import { LiveChart } from './live-chart.ts';
import { worldDifference, worldOf } from './world-difference.ts';

/** The number of random charts, and the size of a part; `npm run check:law` takes more. */
const chartsMax = Number(process.env.LAW_CHARTS ?? 2_000);
const seedFirst = Number(process.env.LAW_SEED ?? 1);
const partMax = 2_500;
const partMinutesMax = 60;
/** One chart in `worldShare` also runs in a world, which evaluates every event in every state. */
const worldShare = 5;

const counts = new FeatureCounts();

/** The features that have to occur in the random charts, so that the law covers them. */
const features = [
  ...['an event', '*', 'a.*', 'always', 'after', 'onDone', 'no target and no action'],
  ...['reenter', 'internal', 'to an ancestor', 'several targets', 'several regions at once'],
  ...['atomic', 'compound', 'parallel', 'final', 'shallow history', 'deep history', 'active', 'done', 'error'],
  ...['send', 'report', 'note', 'whistle', '(anonymous)', 'xstate.log', 'xstate.emit'],
  ...['xstate.raise', 'raise with a delay', 'xstate.cancel', 'a running timer is cancelled', 'two timers of one id'],
  ...['a timer expires without a transition', 'a state is reached again', 'a chart in a world'],
  ...['a history makes the actor inconsistent', 'regions act in entry order'],
  ...[
    'count',
    'forget',
    'remember',
    'add',
    'mark',
    'see',
    'enqueue',
    'in',
    'not',
    'and',
    'or',
    'named',
    'carried',
    'unknown',
  ],
];
/** The least number of occurrences of each feature. */
const featureTimesMin = 10;

/**
 * Whether the engine may refuse a chart that a live actor accepts: a history state makes the actor inconsistent
 * (`isInconsistent`), or regions act in another order than the document's (`isUnordered`).
 */
function isRefusedRightly({ refusal }: EngineChart, isInconsistent: boolean, isUnordered: boolean): boolean {
  if (/history leaves/.test(refusal) && isInconsistent) counts.note('a history makes the actor inconsistent');
  else if (/answered in two ways/.test(refusal) && isUnordered) counts.note('regions act in entry order');
  else return false;
  return true;
}

/** The first difference between a live actor and the engine's chart; undefined if there is none. */
function difference({ chart: plan, events, ways }: WalkedChart): string | undefined {
  for (const [, kind] of canonical(plan).matchAll(/"(?:guard|action|delay)":"(\w+)"/g)) counts.note(kind!);
  const chart = generatedChart(plan);
  const ours = new EngineChart(chart, plan.input, () => counts.note('a state is reached again'));
  let isUnordered = false;
  for (const way of ways) {
    const live = new LiveChart(chart, plan.input, counts);
    const taken: string[] = [];
    let [shown, told] = [live.begin(), ours.begin()];
    for (const wish of [...way, undefined]) {
      isUnordered ||= live.isUnordered;
      if (!told && isRefusedRightly(ours, live.isInconsistent, isUnordered)) break;
      const [expected, found] = [canonical([shown]), canonical([told])];
      if (expected !== found)
        return `After ${taken.join(', ') || 'the beginning'},\n  live ${expected}\n  ours ${found} ${ours.refusal}`;
      if (wish === undefined || shown?.status !== 'active') break;
      const timer = wish % 3 === 0 ? shown.timers[Math.floor(wish / 3) % shown.timers.length] : undefined;
      const event = events[wish % events.length]!;
      taken.push(timer ?? canonical(event));
      [shown, told] = timer ? [live.expire(timer), ours.expire(timer)] : [live.send(event), ours.send(event)];
    }
  }
  return undefined;
}

/** The first difference between a live actor and the chart's world. A chart that the engine refuses has no world. */
function differenceInWorld({ chart: plan, events, ways }: WalkedChart): string | undefined {
  const chart = generatedChart(plan);
  try {
    const world = worldOf(chart, plan.input, events);
    for (const way of ways) {
      const found = worldDifference(world, new LiveChart(chart, plan.input, counts), events, way);
      if (found !== undefined) return found;
    }
    counts.note('a chart in a world');
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    counts.note('a world refused');
  }
  return undefined;
}

const parts = Array.from({ length: Math.ceil(chartsMax / partMax) }, (_, part) => seedFirst + part);

/** Fails with a minimal chart on which the two differ. */
function expectAgreement(differ: (walked: WalkedChart) => string | undefined, seed: number, numRuns: number): void {
  const agreeing = fc.property(walkedCharts, walked => {
    const found = differ(walked);
    if (found !== undefined) throw new Error(found);
  });
  const { failed, counterexample, counterexamplePath, errorInstance } = fc.check(agreeing, { seed, numRuns });
  if (!failed) return;
  const [{ chart }] = counterexample!;
  // Empty lists of the plan are not printed.
  const drawing = JSON.stringify(chart, (_, each) => (Array.isArray(each) && each.length === 0 ? undefined : each));
  throw new Error(`Seed ${seed}, path ${counterexamplePath}: ${(errorInstance as Error).message}\n${drawing}`);
}

describe.each(parts)('on the charts of seed %i a live actor agrees', seed => {
  const numRuns = Math.min(partMax, chartsMax - (seed - seedFirst) * partMax);

  test('with the charts of the engine', () => expectAgreement(difference, seed, numRuns), partMinutesMax * 60_000);

  test(
    'with the choices of their worlds',
    () => expectAgreement(differenceInWorld, seed, Math.ceil(numRuns / worldShare)),
    partMinutesMax * 60_000,
  );
});

test('every feature occurs in the random charts', () => {
  expect(counts.rare(features, featureTimesMin)).toEqual([]);
});

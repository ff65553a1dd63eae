/**
 * Goal: a chart means here what it means to XState. Method: charts nobody drew run live, on a clock whose timers fire in any
 * order, and take the same events as our transition system, whose local states are met again on other ways.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, InputError } from '#sim';
import { type WalkedChart, walkedCharts } from '../arbitraries/charts.ts';
import { AtWork } from './at-work.ts';
import { drawnChart } from './drawn-chart.ts';
import { worldDifference, worldOf } from './in-a-world.ts';
import { Live } from './live.ts';
import { Ours } from './ours.ts';

/** How many charts are walked, and in which parts; `npm run check:law` asks for more. */
const chartsMax = Number(process.env.LAW_CHARTS ?? 2_000);
const seedFirst = Number(process.env.LAW_SEED ?? 1);
const partMax = 2_500;
const partMinutesMax = 60;
/** One chart of so many is walked in a world, too, which asks every event in every state. */
const worldShare = 5;

const atWork = new AtWork();

/** What has to be at work somewhere, or the law says less than it seems to. */
const features = [
  ...['an event', '*', 'a.*', 'always', 'after', 'onDone', 'nothing to do'],
  ...['reenter', 'internal', 'to a state above', 'several targets', 'several regions at once'],
  ...['atomic', 'compound', 'parallel', 'final', 'shallow history', 'deep history', 'active', 'done', 'error'],
  ...['send', 'report', 'note', 'whistle', '(anonymous)', 'xstate.log', 'xstate.emit'],
  ...['xstate.raise', 'raise with a delay', 'xstate.cancel', 'a running timer is cancelled', 'two timers of one id'],
  ...['a timer comes and is not heard', 'a state is met again', 'a chart in a world'],
  ...['a history tears the chart', 'regions act in the order they came in'],
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
/** How often, at least. */
const featureLeast = 10;

/** Whether ours refuses a chart that a live actor goes on with, and may: XState tears it, or takes regions as they came. */
function isRefusedRightly({ refusal }: Ours, isTorn: boolean, isUnordered: boolean): boolean {
  if (/history leaves/.test(refusal) && isTorn) atWork.note('a history tears the chart');
  else if (/answered in two ways/.test(refusal) && isUnordered) atWork.note('regions act in the order they came in');
  else return false;
  return true;
}

/** Where a live actor and ours differ first, if anywhere, asked as charts are asked. */
function difference({ chart: plan, events, ways }: WalkedChart): string | undefined {
  for (const [, kind] of canonical(plan).matchAll(/"(?:guard|action|delay)":"(\w+)"/g)) atWork.note(kind!);
  const chart = drawnChart(plan);
  const ours = new Ours(chart, plan.input, () => atWork.note('a state is met again'));
  let isUnordered = false;
  for (const way of ways) {
    const live = new Live(chart, plan.input, atWork);
    const taken: string[] = [];
    let [shown, told] = [live.begin(), ours.begin()];
    for (const wish of [...way, undefined]) {
      isUnordered ||= live.isUnordered;
      if (!told && isRefusedRightly(ours, live.isTorn, isUnordered)) break;
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

/** Where a live actor and the chart's world differ first, if anywhere. A chart that is refused has no world. */
function differenceInWorld({ chart: plan, events, ways }: WalkedChart): string | undefined {
  const chart = drawnChart(plan);
  try {
    const world = worldOf(chart, plan.input, events);
    for (const way of ways) {
      const found = worldDifference(world, new Live(chart, plan.input, atWork), events, way);
      if (found !== undefined) return found;
    }
    atWork.note('a chart in a world');
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    atWork.note('a world refused');
  }
  return undefined;
}

const parts = Array.from({ length: Math.ceil(chartsMax / partMax) }, (_, part) => seedFirst + part);

/** Fails with the least chart on which the two differ. */
function expectAgreement(differ: (walked: WalkedChart) => string | undefined, seed: number, numRuns: number): void {
  const agreeing = fc.property(walkedCharts, walked => {
    const found = differ(walked);
    if (found !== undefined) throw new Error(found);
  });
  const { failed, counterexample, counterexamplePath, errorInstance } = fc.check(agreeing, { seed, numRuns });
  if (!failed) return;
  const [{ chart }] = counterexample!;
  // What a plan leaves out is not printed.
  const drawing = JSON.stringify(chart, (_, each) => (Array.isArray(each) && each.length === 0 ? undefined : each));
  throw new Error(`Seed ${seed}, path ${counterexamplePath}: ${(errorInstance as Error).message}\n${drawing}`);
}

describe.each(parts)('on the charts of seed %i a live actor agrees', seed => {
  const numRuns = Math.min(partMax, chartsMax - (seed - seedFirst) * partMax);

  test('with our charts', () => expectAgreement(difference, seed, numRuns), partMinutesMax * 60_000);

  test(
    'with what worlds list of them',
    () => expectAgreement(differenceInWorld, seed, Math.ceil(numRuns / worldShare)),
    partMinutesMax * 60_000,
  );
});

test('every feature is at work in them', () => {
  expect(atWork.seldom(features, featureLeast)).toEqual([]);
});

/**
 * Goal: the error of the estimates is known. Method: samples of small scenarios whose worlds the checker counts.
 */
import { expect, test } from 'vitest';
import { scenarios } from '#sim';
import { modelFor } from '../analysis/check.ts';
import { Monitors } from '../property/monitors.ts';
import { explore } from '../search/explore.ts';
import { RandomWalks } from '../search/random-walks.ts';
import { settingOf } from '../world/setting.ts';
import { unseenOf } from './unseen-estimate.ts';

const modelOf = (name: string) => {
  const scenario = scenarios.find(each => each.name === name)!;
  return modelFor(scenario, settingOf(scenario));
};

function walked(model: ReturnType<typeof modelOf>, seed: number, runs: number) {
  const walks = new RandomWalks(model, new Monitors(model, []), { seed, runs, runStepsMax: 1_000 });
  while (!walks.isDone) walks.turn();
  return { seen: walks.worlds.count, unseen: unseenOf(walks.tally) };
}

const percent = (share: number) => Math.round(100 * share);

// The percentage of worlds unseen after 1,000 runs with seed 1: true, and by Chao's lower bound.
test.each([
  ['two-types', 2, 4],
  ['quick-switch', 6, 5],
  ['two-phase-commit', 9, 2],
  ['tap-to-pay', 54, 14],
  ['torn-switch', 48, 22],
  ['lossy-one-tap', 64, 17],
  ['first-bind', 75, 21],
])('%s: %i percent of the worlds are unseen, the estimate is %i', (name, truly, estimated) => {
  const model = modelOf(name);
  const { worlds } = explore(model, []).explored;
  const { seen, unseen } = walked(model, 1, 1_000);
  expect([percent(1 - seen / worlds), percent(unseen.share)]).toEqual([truly, estimated]);
});

// New worlds in the 201st run: Good and Turing's estimate after 200 runs, and the true number, both as the mean of 400
// samples.
test('the estimate of new worlds in the next run has an error below a tenth', () => {
  const model = modelOf('two-phase-commit');
  let estimated = 0;
  let truly = 0;
  for (let seed = 0; seed < 400; seed++) {
    const before = walked(model, seed, 200);
    estimated += before.unseen.newPerRun;
    truly += walked(model, seed, 201).seen - before.seen;
  }
  expect(Math.abs(estimated / truly - 1)).toBeLessThan(0.1);
});

test('an empty sample claims nothing, and a sample with every world seen often leaves none unseen', () => {
  expect(unseenOf({ runs: 1, worlds: 9, once: 9, twice: 0 })).toEqual({ newPerRun: 9, worldsLeast: 9, share: 0 });
  expect(unseenOf({ runs: 50, worlds: 9, once: 0, twice: 0 })).toEqual({ newPerRun: 0, worldsLeast: 9, share: 0 });
});

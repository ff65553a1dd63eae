// Goal: the comparison counts correctly and reports every field. Method: the quick comparison, run completely; times
// are not compared with figures.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { json, tongka } from '../cli/spawn.test-kit.ts';
import { spinMissing } from '../host/spin.ts';
import { type Contest, contestText, differences, median, reference, type Sample, summaryOf } from './table.ts';
import { twoPhaseCommitPromela } from './two-phase-commit-promela.ts';

test('peers --quick explores the same worlds with every available tool', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongka-bench-test-'));
  try {
    const { code, out } = await tongka([
      'bench',
      'peers',
      '--quick',
      '--only',
      '3 resource',
      '--json',
      '--out',
      folder,
    ]);
    const told = JSON.parse(out) as { contests: { tools: { tool: string; samples: Sample[] }[] }[] };
    expect(JSON.parse(readFileSync(join(folder, 'peers.json'), 'utf8'))).toEqual(told);
    expect({ code, told }).toMatchObject({
      code: 0,
      told: {
        command: 'bench',
        name: 'peers',
        rounds: 1,
        machine: { cores: expect.any(Number), node: process.version },
        contests: [{ worlds: 288, steps: 761 }],
        differences: [],
      },
    });
    const counts = told.contests[0]!.tools.map(({ tool, samples }) => [tool, samples[0]!.worlds, samples[0]!.steps]);
    const spin = spinMissing() ? [] : ['Spin', reference].map(tool => [tool, 288, 761]);
    expect(counts).toEqual([
      ['tongka', 288, 761],
      ['tongka --sleep-sets off', 288, 761],
      ['tongka --symmetry on', 80, expect.any(Number)],
      ...spin,
      ['xstate/graph', 288, 761],
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a scenario is measured in its setting, by Tongka and by xstate/graph', async () => {
  const words = ['bench', 'full-element', '--timers', 'quiet', '--no-timings'];
  const { value } = await json(...words);
  expect(value).toMatchObject({ name: 'full-element', setting: ['timers=quiet'], complete: true, broken: [] });
  expect(value).not.toHaveProperty('seconds');
  const { worlds, steps } = value as Sample;
  expect((await json(...words, '--engine', 'xstate-graph')).value).toMatchObject({ worlds, steps });
});

test('the curve stops at the time limit, and states the last budget', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongka-bench-test-'));
  const { code, value } = await json('bench', 'curve', '--seconds-max', '2', '--out', folder);
  rmSync(folder, { recursive: true, force: true });
  expect({ code, value }).toMatchObject({ code: 0, value: { name: 'curve' } });
  // The number of points depends on the machine; the first point has no faults, and no point has a violation.
  const { points } = value as { readonly points: readonly { readonly faults: string; readonly broken: unknown[] }[] };
  expect(points[0]).toMatchObject({ faults: 'none' });
  expect(points.flatMap(({ broken }) => broken)).toEqual([]);
});

const sample = (seconds: number, worlds = 8): Sample => ({
  worlds,
  steps: 9,
  seconds,
  cpuSeconds: 1,
  peakBytes: 2 ** 20,
});
const contest: Contest = {
  name: 'a model',
  worlds: 8,
  steps: 9,
  tools: [
    { tool: 'tongka', command: 'tongka bench', samples: [sample(1), sample(30), sample(3)] },
    { tool: reference, command: 'pan', samples: [sample(2), sample(10), sample(4)] },
    { tool: 'xstate/graph', command: 'tongka bench', samples: [], failed: 'not done in 60 s' },
  ],
};

test('ratios are computed round by round', () => {
  expect(summaryOf(contest.tools[0]!, contest)).toMatchObject({ median: { seconds: 3 }, toSpin: { seconds: 0.75 } });
  expect(median([4, 1])).toBe(2.5);
});

test('the table names a tool that failed, with the reason', () => {
  expect(contestText(contest)).toMatch(/xstate\/graph +not done in 60 s$/m);
});

test('a tool with other counts is named, unless it reduces', () => {
  expect(differences(contest)).toEqual([]);
  const odd = ['Spin', 'tongka --symmetry on', 'xstate/graph'].map(tool => ({
    tool,
    command: '',
    samples: [sample(1, 7)],
  }));
  expect(differences({ ...contest, tools: odd })).toEqual(['xstate/graph counts 7 worlds and 9 steps, not 8 and 9']);
});

test('the model for Spin grows with its size', () => {
  expect(twoPhaseCommitPromela(4).match(/:: d_step/g)).toHaveLength(2 + 5 * 4);
});

// Goal: the number of threads affects the time only. Method: the same call with one thread and with two, compared byte
// by byte; Ctrl-C during the work of two threads; and threads that are broken from outside.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scenarios } from '#sim';
import { tongka } from '../spawn.test-kit.ts';
import { longest } from './longest-first.ts';

// Calls with several explorations: both profiles; or the first worlds of all scenarios under one property, which many violate.
const calls = [
  'check --expected first-bind',
  'check --expected switch-card --json',
  'check --profile published --property all-views-agree-in-the-end --worlds-max 3000',
  'check --profile published --property all-views-agree-in-the-end --coverage --worlds-max 2000 --json',
  'check --expected first-bind --worlds-max 100 --json',
];

test.each(calls)('tongka %s prints the same with one worker, with two, and in another process', async call => {
  const words = [...call.split(' '), '--no-timings'];
  const one = await tongka([...words, '--workers', '1']);
  expect(one.code).toBeLessThanOrEqual(2);
  expect(one.err).toBe('');
  for (const workers of ['1', '2']) expect(await tongka([...words, '--workers', workers])).toEqual(one);
});

test('a single scenario is explored in one thread, whatever the number of workers', async () => {
  const words = ['check', 'two-phase-commit', '--no-timings'];
  expect(await tongka([...words, '--workers', '256'])).toEqual(await tongka(words));
});

test('the scenarios of the longest-first list exist', () => {
  const names = scenarios.map(({ name }) => name);
  expect(longest.filter(name => !names.includes(name))).toEqual([]);
});

/** Matches findings in two scenarios: both threads have begun. */
const newsOfTwo = /^([\w-]+): [^\n]*\n(?:[^\n]*\n)*(?!\1: )[\w-]+: /;

test('Ctrl-C stops every thread, and the findings are printed', async () => {
  const faults = ['--faults', 'lose=4,copy=3,tear=3,crash=3'];
  const words = ['check', '--profile', 'published', '--workers', '2', ...faults, '--json'];
  const { code, out, err } = await tongka(words, { signalOn: newsOfTwo });
  const { outcomes } = JSON.parse(out) as { outcomes: { scenario: string; explored: { stopped?: string } }[] };
  expect(outcomes).toHaveLength(2);
  for (const { explored } of outcomes) expect(explored.stopped).toBe('interrupted');
  // Each thread prints its findings before the end.
  expect(err).toMatch(/^([\w-]+: [\w-]+ is violated [^\n]*\n)+tongka: interrupted[^\n]*\n$/);
  expect(code).toBe(130);
});

test.each([
  // Node can report the exit before the error.
  ['cannot begin', "throw new RangeError('spoilt')", /RangeError: spoilt|a thread ended with 1/],
  ['fails at its work', "performance.now = () => { throw new RangeError('spoilt') }", /RangeError: spoilt/],
  ['ends by itself', 'performance.now = () => process.exit(3)', /a thread ended with 3/],
])('a thread that %s is reported as a bug of Tongka in one line', async (_, spoil, says) => {
  const folder = mkdtempSync(join(tmpdir(), 'tongka-thread-'));
  try {
    const spoilt = join(folder, 'spoilt.cjs');
    writeFileSync(spoilt, `if (!require('node:worker_threads').isMainThread) { ${spoil} }`);
    const words = ['check', 'first-bind', '--expected', '--workers', '2'];
    const { code, out, err } = await tongka(words, { env: { NODE_OPTIONS: `--require=${spoilt}` } });
    expect(err).toMatch(/^tongka: a bug of ours[^\n]*\n$/);
    expect(err).toMatch(says);
    expect({ code, out }).toEqual({ code: 70, out: '' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

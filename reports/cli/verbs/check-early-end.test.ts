// Goal: `check` ends as soon as every verdict is known, reports findings meanwhile, and states how far it explored.
// Method: a state space of five million worlds with a violation near its beginning, and small ones explored in both
// modes; on the built bundle.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { json, tongka } from '../command.test-kit.ts';
import { tongka as started } from '../spawn.test-kit.ts';

interface OutcomeJson {
  readonly verdict: string;
  readonly properties: readonly { name: string; verdict: string; steps: number | null; token: string | null }[];
  readonly explored: { readonly worlds: number; readonly steps: number };
}

const near = ['check', 'lossy-bind', '--property', 'one-live-row-per-card', '--without', 'request-identity'];
const token = 'lossy-bind@request-identity=none/0.0.0.0.0.1.0~2d7f';
const line = `lossy-bind: one-live-row-per-card is violated after 7 steps: tongka replay ${token}\n`;

test('a violation ends the check: bounded, incomplete, nothing vacuous, and reported on standard error beside the JSON', async () => {
  const { code, out, err } = await tongka([...near, '--json']);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    limits: {},
    verdict: 'violated',
    coverage: 'bounded',
    properties: [{ name: 'one-live-row-per-card', verdict: 'violated', vacuous: false, steps: 7, token }],
    explored: { complete: false, stopped: 'found', hint: '--all explores to the end' },
  });
  expect((JSON.parse(out) as OutcomeJson).explored.worlds).toBeLessThan(2_000);
  expect(err).toBe(line);
});

test('the text marks its counts as counts so far, and shows how to continue', async () => {
  const { code, out, err } = await tongka(near);
  expect({ code, err }).toEqual({ code: 1, err: line });
  expect(out).toMatch(/^lossy-bind: violated \(bounded, ended early\)$/m);
  expect(out).toMatch(/^ {2}limits +none; ended early: every property asked for has its verdict$/m);
  expect(out).toMatch(/^ {2}hint +--all explores to the end$/m);
  expect(out).toMatch(/^ {2}explored +[\d,]+ worlds, [\d,]+ steps, depth \d+ so far, /m);
});

const small = ['check', 'migrate-card', '--profile', 'published', '--property', 'every-migration-was-approved'];

test.each(['--all', '--coverage', '--breakdown'])('%s explores to the end and finds the same', async option => {
  const early = await json(...small);
  const whole = await json(...small, option);
  expect(early).toMatchObject({ code: 1, value: { coverage: 'bounded', explored: { complete: false } } });
  expect(whole).toMatchObject({ code: 1, value: { coverage: 'complete', explored: { complete: true } } });
  expect((whole.value as OutcomeJson).properties).toEqual((early.value as OutcomeJson).properties);
  expect((whole.value as OutcomeJson).explored.worlds).toBeGreaterThan((early.value as OutcomeJson).explored.worlds);
});

test('a witness ends the check as well, if no other property is selected', async () => {
  const { code, value } = await json('check', 'lossy-bind', '--property', 'a-debit-card-gets-bound');
  expect({ code, value }).toMatchObject({
    code: 0,
    value: { verdict: 'holds', coverage: 'bounded', explored: { complete: false, stopped: 'found' } },
  });
});

test('a property that still can hold, and every liveness property, takes the check to the end; findings are reported before', async () => {
  const both = ['--property', 'one-live-row-per-card', '--property', 'no-orphan-is-left'];
  const { code, out, err } = await tongka(['check', 'lossy-bind', '--profile', 'published', ...both, '--json']);
  const { properties } = JSON.parse(out) as OutcomeJson;
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ coverage: 'complete', explored: { complete: true } });
  expect(properties.map(({ verdict }) => verdict)).toEqual(['violated', 'violated']);
  const [{ steps, token: shown } = {}] = properties;
  expect(err).toBe(`lossy-bind: one-live-row-per-card is violated after ${steps} steps: tongka replay ${shown}\n`);
});

test('a time limit leaves undecided what is not found', async () => {
  const words = ['check', 'lossy-bind', '--faults', 'lose=4,copy=3,tear=3,crash=3', '--seconds-max', '1'];
  const { code, value } = await json(...words);
  expect({ code, value }).toMatchObject({
    code: 2,
    value: { verdict: 'undecided', coverage: 'bounded', explored: { complete: false, stopped: 'secondsMax' } },
  });
});

test('of many scenarios each ends early, and threads report their findings', async () => {
  const words = ['check', '--profile', 'published', '--property', 'one-live-row-per-card', '--no-timings'];
  const one = await started([...words, '--workers', '1']);
  const two = await started([...words, '--workers', '2']);
  expect(two).toMatchObject({ code: one.code, out: one.out });
  const lines = (err: string) => err.trimEnd().split('\n').sort();
  expect(lines(two.err)).toEqual(lines(one.err));
  expect(lines(one.err)).toContainEqual(
    expect.stringMatching(/^lossy-bind: one-live-row-per-card is violated after 7 /),
  );
  expect(one.out).toMatch(/^✗ lossy-bind +violated +bounded, ended early .* worlds so far/m);
}, 180_000);

test('the checkpoint of a check that ended early continues with --all', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongka-early-'));
  try {
    const kept = ['--checkpoint', join(folder, 'kept')];
    const early = await json(...small, ...kept);
    const again = await json(...small, ...kept);
    expect((again.value as OutcomeJson).explored).toMatchObject({
      worlds: (early.value as OutcomeJson).explored.worlds,
      stopped: 'found',
    });
    const whole = (await json(...small, '--all')).value as OutcomeJson;
    const end = (await json(...small, '--all', ...kept)).value as OutcomeJson;
    expect(end.properties).toEqual(whole.properties);
    expect(end.explored).toMatchObject({ worlds: whole.explored.worlds, steps: whole.explored.steps, complete: true });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/**
 * Goal: the output of `sweep` follows the contract of the design, and a sweep that was stopped goes on. Method: a pair and
 * a small scenario are swept; a state file is used twice, and a file of another kind is refused.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { json, tongka } from '../command.test-kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongka-sweep-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pair = 'pair/bind-then-delete/one-card';

test('a row has the shape of the contract, and the exit code is 0 where all holds', async () => {
  const { code, value } = await json('sweep', pair, '--pairs');
  expect(code).toBe(0);
  expect(value).toMatchObject({
    rows: [{ scenario: pair, setting: '', faults: {}, verdict: 'holds', declared: false, property: null, token: null }],
  });
});

test('a pair that is an earlier one under another name has a row too, which says so', async () => {
  const { value } = await json('sweep', 'pair/pay-then-delete/one-card', '--pairs');
  const { rows } = value as { rows: readonly { scenario: string; sameAs?: string }[] };
  expect(rows.map(({ scenario, sameAs }) => [scenario, sameAs])).toEqual([
    ['pair/pay-then-delete/one-card', undefined],
    ['pair/delete-then-pay/one-card', 'pair/pay-then-delete/one-card'],
  ]);
});

const small = ['sweep', 'unpayable-tap', '--one-more-fault', '--worlds-max', '20', '--no-timings'];

test('a limit gives exit code 2, and each fault that can happen has its column', async () => {
  const { code, out } = await tongka(small);
  expect(code).toBe(2);
  expect(out).toMatch(/scenario +lose +copy +tear +crash +reinstall +leave\n/);
  expect(out).toMatch(/\? unpayable-tap@crash=1: stopped at a limit/);
});

test('the state file keeps the results, and the next sweep takes them', async () => {
  const state = join(folder, 'state');
  const first = await tongka([...small, '--state', state]);
  const kept = JSON.parse(readFileSync(state, 'utf8')) as { results: Record<string, { worlds: number }> };
  expect(Object.keys(kept.results)).toHaveLength(6);
  expect(await tongka([...small, '--state', state])).toEqual(first);
  // A result that is in the file is not computed again.
  kept.results['unpayable-tap@crash=1 20']!.worlds = 4_711;
  writeFileSync(state, JSON.stringify(kept));
  expect((await tongka([...small, '--state', state])).out).toMatch(/crash=1: stopped at a limit, after 4,711 worlds/);
});

test('a state file of another kind or of another build is refused, and left as it is', async () => {
  const other = join(folder, 'other');
  for (const [text, says] of [
    ['{}', 'is no state of a sweep'],
    ['no JSON', 'is no state of a sweep'],
    ['{"kind":"tongka sweep 1","build":"another","results":{}}', 'is of another build'],
  ] as const) {
    writeFileSync(other, text);
    const { code, err } = await tongka([...small, '--state', other]);
    expect({ code, says: err.includes(says), text: readFileSync(other, 'utf8') }).toEqual({
      code: 64,
      says: true,
      text,
    });
  }
});

test('generated scenarios are listed only when asked for', async () => {
  expect((await tongka(['list', 'generated'])).out).toContain(pair);
  expect((await tongka(['list'])).out).not.toContain(pair);
  expect((await tongka(['list', 'scenarios'])).out).not.toContain(pair);
});

// Goal: a run is saved, replayed and shortened as the help states. Method: the run of the README is saved, and its file
// edited.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { json, tongka } from '../command.test-kit.ts';

const token = 'lossy-bind@published/0.0.0.0.0.1.0~2d7f';
const folder = mkdtempSync(join(tmpdir(), 'tongka-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string): string => join(folder, name);
const kept = new URL('../../regressions/a-second-live-row.run', import.meta.url).pathname;

test('a trace is saved with the property it violates, and replays as the same trace', async () => {
  const path = file('saved.run');
  const first = await json('replay', token, '--save', path);
  expect(first.code).toBe(1);
  expect(readFileSync(path, 'utf8')).toBe(readFileSync(kept, 'utf8'));
  const again = await json('replay', path);
  expect(again).toMatchObject({
    code: 1,
    value: { answer: 'still fails', property: 'one-live-row-per-card', step: 7, token, verdict: 'violated' },
  });
  expect((again.value as { steps: unknown }).steps).toEqual((first.value as { steps: unknown }).steps);
  const text = await tongka(['replay', path]);
  expect(text.out).toMatch(/\n\nstill fails: one-live-row-per-card\n\ntongka replay \S+\n$/);
});

describe('a liveness property is violated by the end of a run', () => {
  const deletion = ['find', 'crashed-delete', 'every-deletion-ends', '--profile', 'published'];

  test('at its last step, with the step from which it was pending', async () => {
    const found = (await json(...deletion)).value as { length: number; token: string };
    const { code, value } = await json('replay', found.token, '--property', 'every-deletion-ends');
    const [light] = (value as { properties: { owedSince: number }[] }).properties;
    expect({ code, light }).toMatchObject({ code: 1, light: { shown: 'violated', after: found.length } });
    expect(light!.owedSince).toBeGreaterThan(0);
    expect(light!.owedSince).toBeLessThan(found.length);
    const { out } = await tongka(['replay', found.token]);
    const ends = `violated after ${found.length} steps: nothing more happens, owed since step ${light!.owedSince}`;
    expect(out).toMatch(new RegExp(`^✗ every-deletion-ends +${ends}$`, 'm'));
  });

  test('and the result of a saved run names the violating step', async () => {
    const { length, token: shown } = (await json(...deletion)).value as { length: number; token: string };
    const path = file('liveness.run');
    await json('replay', shown, '--property', 'every-deletion-ends', '--save', path);
    const { value } = await json('replay', path);
    expect(value).toMatchObject({ answer: 'still fails', property: 'every-deletion-ends', step: length });
  });
});

describe('the result of a saved run', () => {
  test.each<[what: string, from: string | RegExp, to: string, code: number, says: RegExp]>([
    ['mended', 'setting published\n', '', 0, /\nnow holds: one-live-row-per-card\n/],
    ['kept', /setting published\nbreaks/, 'keeps', 0, /\nstill holds: one-live-row-per-card\n/],
    ['broken', 'breaks', 'keeps', 1, /\nnow fails: one-live-row-per-card\n/],
    ['for its own sake', /breaks .*\n/, '', 1, /\nstill applies\n/],
    ['of an older protocol', 'bind.start', 'bind.begin', 2, /\nno longer applies at step 2: deliver bind\.begin from/],
  ])('%s', async (what, from, to, code, says) => {
    const path = file(`${what.replaceAll(' ', '-')}.run`);
    writeFileSync(path, readFileSync(kept, 'utf8').replace(from, to));
    const { code: ended, out, err } = await tongka(['replay', path]);
    expect(out).toMatch(says);
    expect({ ended, err }).toEqual({ ended: code, err: '' });
  });
});

test('a run is shortened to the steps its violation needs, and saved', async () => {
  const long = file('long.run');
  const text = readFileSync(kept, 'utf8');
  // One delivery more than the violation needs.
  writeFileSync(long, text.replace('\nexpire', '\ndeliver card.authenticate from authServer to issuerServer\nexpire'));
  expect((await json('replay', long)).value).toMatchObject({ answer: 'still fails', step: 8 });
  const { code, value } = await json('replay', long, '--minimise', '--save', long);
  expect(code).toBe(1);
  expect((value as { steps: unknown[] }).steps).toHaveLength(7);
  expect(readFileSync(long, 'utf8')).toBe(text);
});

test('a saved run is judged by the property it was saved for, unless another property is named', async () => {
  const path = file('asked.run');
  writeFileSync(
    path,
    readFileSync(kept, 'utf8').replace('breaks one-live-row-per-card', 'keeps every-byte-is-accounted-for'),
  );
  expect(await json('replay', path)).toMatchObject({ code: 0, value: { answer: 'still holds', verdict: 'undecided' } });
  const named = await json('replay', path, '--property', 'one-request-one-row', '--save', path);
  expect(named).toMatchObject({ code: 1, value: { answer: 'still holds', verdict: 'violated' } });
  expect(readFileSync(path, 'utf8')).toMatch(/^breaks one-request-one-row$/m);
  await json('replay', path, '--property', 'every-byte-is-accounted-for', '--save', path);
  expect(readFileSync(path, 'utf8')).toMatch(/^keeps every-byte-is-accounted-for$/m);
});

test('no other file is overwritten', async () => {
  const letter = file('letter.run');
  writeFileSync(letter, 'Dear reader');
  const { code, out, err } = await tongka(['replay', token, '--save', letter]);
  expect({ code, out }).toEqual({ code: 64, out: '' });
  expect(err).toMatch(/is there already and is no saved run/);
  expect(readFileSync(letter, 'utf8')).toBe('Dear reader');
  copyFileSync(kept, letter);
  expect((await tongka(['replay', token, '--save', letter])).code).toBe(1);
});

test.each([
  [['replay', '/nowhere/x.run'], /the saved run \/nowhere\/x\.run cannot be read \(ENOENT\)/],
  [['replay', token, '--save', '/nowhere/x.run'], /the run cannot be written at \/nowhere\/x\.run \(ENOENT\)/],
  [['replay', token, '--save', 'x.txt'], /a saved run is a file that ends with \.run; "x\.txt" was given/],
  [['replay', 'lossy-bind/0.0', '--minimise'], /breaks none of the properties asked for/],
  [['replay', kept, '--property', 'resource-managers-agree'], /is about two-phase-commit/],
])('tongka %s is refused', async (words, says) => {
  const { code, out, err } = await tongka(words);
  expect(err).toMatch(says);
  expect(err, 'one line').toMatch(/^tongka: [^\n]*\n$/);
  expect({ code, out }).toEqual({ code: 64, out: '' });
});

// Goal: a check can be stopped and continued, and no file is lost. Method: valid, truncated and foreign files.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tongka as performed } from '../cli/command.test-kit.ts';
import { type StartOptions, tongka } from '../cli/spawn.test-kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongka-checkpoint-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string): string => join(folder, name);

interface OutcomeJson {
  readonly properties: object[];
  readonly explored: {
    readonly worlds: number;
    readonly steps: number;
    readonly depth: number;
    readonly stopped?: string;
  };
}

/** A check that takes a while says what it finds when it finds it; on a busy machine that is any check. */
const withoutFindings = (err: string): string => err.replace(/^[^\n]* steps: tongka replay [^\n]*\n/gm, '');

async function checked(words: string, path?: string, started: StartOptions = {}) {
  const checkpoint = path === undefined ? [] : ['--checkpoint', path];
  const { code, out, err } = await tongka(['check', ...words.split(' '), ...checkpoint, '--json'], started);
  return { code, err: withoutFindings(err), outcome: JSON.parse(out) as OutcomeJson };
}

const scenario = 'torn-switch --profile published';

test('a check that a limit stopped continues, with the result of an uninterrupted check', async () => {
  const path = file('limit');
  const { code, outcome } = await checked(`${scenario} --worlds-max 200`, path);
  expect({ code, stopped: outcome.explored.stopped }).toEqual({ code: code!, stopped: 'worldsMax' });
  const once = await checked(scenario);
  // The second continuation has nothing left to do, and prints the same.
  for (const each of [await checked(scenario, path), await checked(scenario, path)]) {
    expect(each).toMatchObject({ code: once.code, err: '' });
    expect(each.outcome.properties).toEqual(once.outcome.properties);
    const { worlds, steps, depth } = once.outcome.explored;
    expect(each.outcome.explored).toMatchObject({ worlds, steps, depth });
  }
  expect(readdirSync(folder), 'nothing is left beside it').toEqual(['limit']);
});

test('a check that a signal stopped continues', async () => {
  const words = 'lossy-bind --profile published --faults lose=4,copy=3,tear=3,crash=3';
  const path = file('interrupted');
  const first = await checked(words, path, { signalOn: / is violated /, signal: 'SIGTERM' });
  expect(first).toMatchObject({ code: 130, outcome: { explored: { stopped: 'interrupted' } } });
  const { worlds } = first.outcome.explored;
  const next = await checked(`${words} --worlds-max ${worlds + 5_000}`, path);
  expect(next.outcome.explored.worlds).toBeGreaterThan(worlds);
  // The limit is below the stored number of worlds: the result is that of the checkpoint, and nothing is lost.
  const fewer = await checked(`${words} --worlds-max 10`, path);
  expect(fewer.outcome.explored).toMatchObject({ worlds: next.outcome.explored.worlds, stopped: 'worldsMax' });
});

test('an unusable checkpoint is refused in one line, and left unchanged', async () => {
  const path = file('good');
  await performed(['check', ...`${scenario} --worlds-max 200`.split(' '), '--checkpoint', path]);
  const good = readFileSync(path);
  const flipped = Uint8Array.from(good);
  flipped[good.length >> 1]! ^= 16;
  const refused: readonly (readonly [kept: Uint8Array, words: string, says: RegExp])[] = [
    [good.subarray(0, -5), scenario, /is torn/],
    [flipped, scenario, /is torn/],
    [Buffer.from('a letter'), scenario, /is no checkpoint/],
    [Buffer.of(), scenario, /is no checkpoint/],
    [good, 'torn-switch', /is of torn-switch@published, not of torn-switch;/],
    [good, 'first-bind', /not of first-bind;/],
    [good, `${scenario} --property one-live-row-per-card`, /asks for other properties/],
    [good, `${scenario} --sleep-sets off`, /was made with --\S+ on/],
    [good, `${scenario} --coverage`, /chart coverage/],
  ];
  for (const [kept, words, says] of refused) {
    writeFileSync(path, kept);
    const { code, out, err } = await performed(['check', ...words.split(' '), '--checkpoint', path]);
    expect(err).toMatch(says);
    expect(err, 'one line').toMatch(/^tongka: [^\n]*\n$/);
    expect({ code, out }).toEqual({ code: 64, out: '' });
    expect(readFileSync(path).equals(kept), 'as it was').toBe(true);
  }
});

test.each([
  ['check --checkpoint x', /a checkpoint is of one check/],
  ['check first-bind --expected --checkpoint x', /a checkpoint is of one check/],
  ['check first-bind --checkpoint /nowhere/x', /nothing can be written at \/nowhere\/x \(ENOENT\)/],
  [`check first-bind --checkpoint ${folder}`, /nothing can be written at [^\n]* \(it is a folder, not a file\)/],
])('tongka %s is refused', async (words, says) => {
  const { code, out, err } = await performed(words.split(' '));
  expect(err).toMatch(says);
  expect({ code, out }).toEqual({ code: 64, out: '' });
  expect(existsSync('x')).toBe(false);
});

// Goal: a simulation is reproducible, and reports what it saw. Method: run twice, each in its own process.
import { expect, test } from 'vitest';
import { json, tongka } from '../command.test-kit.ts';

interface SampleJson {
  readonly verdict: string;
  readonly coverage: string;
  readonly properties: readonly { readonly name: string; readonly verdict: string; readonly token: string | null }[];
  readonly explored: { readonly worlds: number; readonly steps: number; readonly complete: boolean };
  readonly sampled: { readonly seed: number; readonly runs: number; readonly unseen: object };
}

test.each([
  ['as text', []],
  ['as JSON', ['--json']],
])('the same seed prints the same bytes in two processes, %s', async (_, words) => {
  const call = ['simulate', 'lossy-bind', '--seed', '7', '--runs', '200', '--no-timings', '--coverage', ...words];
  const [one, other] = [await tongka(call), await tongka(call)];
  expect(one).toEqual(other);
  expect(one.code).toBe(0);
  expect((await tongka(call.with(3, '8'))).out).not.toBe(one.out);
});

test('a sample without findings is undecided and ends with 0', async () => {
  const { code, value } = await json('simulate', 'first-bind', '--seed', '3', '--runs', '50');
  expect({ code, value }).toMatchObject({
    code: 0,
    value: {
      command: 'simulate',
      verdict: 'undecided',
      coverage: 'sampled',
      explored: { worlds: expect.any(Number), complete: false },
      sampled: {
        seed: 3,
        runs: 50,
        begun: 50,
        cut: 0,
        once: expect.any(Number),
        unseen: { newPerRun: expect.any(Number), worldsLeast: expect.any(Number), share: expect.any(Number) },
        premises: expect.arrayContaining([{ name: 'only-the-owner-binds', met: false }]),
        charts: expect.arrayContaining([
          expect.objectContaining({ party: 'terminal', transitions: expect.any(Object) }),
        ]),
      },
    },
  });
});

test('a violation ends with 1, and its token replays to the violation', async () => {
  const { code, value } = await json('simulate', 'lossy-bind', '--profile', 'published');
  expect(code).toBe(1);
  const { verdict, properties } = value as SampleJson;
  expect(verdict).toBe('violated');
  for (const { name, token } of properties.filter(each => each.verdict === 'violated')) {
    const replayed = await json('replay', token!);
    expect(replayed.code).toBe(1);
    const shown = (replayed.value as { properties: object[] }).properties;
    expect(shown).toContainEqual(expect.objectContaining({ name, shown: 'violated' }));
  }
});

test('a run is cut at the given number of steps, and the text states it', async () => {
  const { out } = await tongka(['simulate', 'first-bind', '--runs', '5', '--steps-max', '3']);
  expect(out).toMatch(/^first-bind: undecided \(sampled\)$/m);
  expect(out).toMatch(/^ {2}seed +1: /m);
  expect(out).toMatch(/^ {2}runs +5, of at most 3 steps; 5 were cut$/m);
});

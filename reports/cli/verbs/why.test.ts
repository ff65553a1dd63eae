// Goal: why names exactly the safeguards that mend. Method: saved runs that violate a property.
import { expect, test } from 'vitest';
import { json, tongka } from '../command.test-kit.ts';

const kept = (name: string): string => new URL(`../../regressions/${name}.run`, import.meta.url).pathname;

test('of many safeguards, one mends a second live row', async () => {
  const { code, value } = await json('why', kept('a-second-live-row'));
  const { property, safeguards } = value as { property: string; safeguards: { safeguard: string; verdict: string }[] };
  expect({ code, property }).toEqual({ code: 0, property: 'one-live-row-per-card' });
  expect(safeguards.length).toBeGreaterThan(20);
  expect(safeguards.filter(({ verdict }) => verdict === 'holds').map(({ safeguard }) => safeguard)).toEqual([
    'request-identity',
  ]);
  const text = await tongka(['why', 'lossy-bind@published/0.0.0.0.0.1.0~2d7f', '--property', 'one-live-row-per-card']);
  expect(text.out).toMatch(
    /✓ request-identity = idempotent {2}mends it: holds in all [\d,]+ worlds \(this run keeps it\)/,
  );
});

test('no single safeguard mends an orphan, and the violating run still replays', async () => {
  const { code, out } = await tongka(['why', kept('an-orphan-is-left')]);
  expect(code).toBe(1);
  const [, token = ''] = /another run breaks it .*: tongka replay (\S+)/.exec(out) ?? [];
  expect((await tongka(['replay', token, '--property', 'no-orphan-is-left'])).code).toBe(1);
});

test('an undecided safeguard is reported as undecided', async () => {
  const { code, out } = await tongka(['why', kept('a-second-live-row'), '--worlds-max', '9']);
  expect(out).toMatch(/\? request-identity = idempotent {2}undecided: stopped by worldsMax/);
  expect(code).toBe(2);
});

test.each([
  [['why', kept('asking-again-is-the-same-request')], /breaks none of the properties asked for/],
  [['why'], /why needs a token-or-file/],
  [['why', 'lossy-bind'], /malformed token "lossy-bind"/],
])('tongka %s is refused', async (words, says) => {
  const { code, out, err } = await tongka(words);
  expect(err).toMatch(says);
  expect({ code, out }).toEqual({ code: 64, out: '' });
});

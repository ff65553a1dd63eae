// Goal: what is lost by remembering bits is what is said to be lost. Method: the exact search beside it.
import { expect, test } from 'vitest';
import { catalogue } from '#properties';
import { lossyBind } from '../scenarios/binding.ts';
import { twoPhaseCommitOf } from '../scenarios/two-phase-commit.ts';
import { settingOf } from '../world/setting.ts';
import { check, inForce } from './check.ts';

const five = twoPhaseCommitOf(5);
const published = settingOf(lossyBind, { profile: 'published' });

test('with bits enough it meets every world, and says no more than that it found nothing', () => {
  const outcome = check(five, settingOf(five), inForce(five, catalogue), { bitState: 28 });
  expect(outcome).toMatchObject({ verdict: 'undecided', coverage: 'sampled' });
  expect(outcome.explored).toMatchObject({ worlds: 8_832, steps: 37_345, complete: false });
  expect(outcome.explored.stopped).toBeUndefined();
  expect(outcome.explored.bitState!.omitted).toBeLessThan(1e-6);
  const verdicts = outcome.properties.filter(({ property }) => property.kind !== 'reachability');
  expect(verdicts.every(({ verdict }) => verdict === 'undecided')).toBe(true);
});

test('its tokens are those of the exact search', () => {
  const properties = inForce(lossyBind, catalogue).filter(({ kind }) => kind !== 'liveness');
  const exact = check(lossyBind, published, properties);
  const sampled = check(lossyBind, published, properties, { bitState: 26 });
  expect(sampled.explored.depth).toBe(exact.explored.depth);
  const found = exact.properties.filter(({ token }) => token);
  expect(found.length).toBeGreaterThan(2);
  for (const { property, token } of found)
    expect(sampled.properties.find(each => each.property === property)?.token).toBe(token);
});

// Too few bits on purpose; the worlds behind omitted ones are mostly met by another way.
test.each([
  [18, 3, 2],
  [17, 17, 14],
  [16, 110, 91],
])('in 2^%i bits %i of 8,832 worlds are missing, and %i are said to be', (logarithm, missing, said) => {
  const { worlds, bitState } = check(five, settingOf(five), [], { bitState: logarithm }).explored;
  expect([8_832 - worlds, Math.round(bitState!.omitted)]).toEqual([missing, said]);
});

test('a limit ends it, and the outcome says so', () => {
  const { explored, coverage } = check(five, settingOf(five), [], { bitState: 20, worldsMax: 3_000 });
  expect({ coverage, stopped: explored.stopped }).toEqual({ coverage: 'sampled', stopped: 'worldsMax' });
});

// Goal: a claim is true in a local state and in all that follow it, as far as steps were seen. Method: local states that are
// numbers, and a claim that is true below ten.
import { expect, test } from 'vitest';
import { ForwardClaims } from './forward-claims.ts';

const below = (statesMax?: number): ForwardClaims<number> =>
  new ForwardClaims((bound, local) => local < bound, statesMax);

test('a claim is made where it is true in the state and in all that follow', () => {
  const claims = below();
  claims.step(1, 2);
  claims.step(2, 12);
  claims.step(3, 4);
  expect([1, 2, 3, 4, 12].map(local => claims.claim(10, local))).toEqual([false, false, true, true, false]);
});

test('a step from a claimed state to one where it is true extends the claim', () => {
  const claims = below();
  expect(claims.claim(10, 1)).toBe(true);
  expect(claims.step(1, 2)).toEqual([]);
  expect(claims.step(2, 11), 'the claim reaches 2').toEqual([10]);
});

test('a step from a claimed state to one where it fails refutes every claim of the key, and of no other key', () => {
  const claims = below();
  expect([claims.claim(10, 1), claims.claim(10, 5), claims.claim(20, 1)]).toEqual([true, true, true]);
  expect(claims.step(1, 11)).toEqual([10]);
  expect(claims.retract(10), 'nothing is claimed any more').toBe(false);
  expect([claims.claim(10, 1), claims.claim(10, 5), claims.claim(20, 1)]).toEqual([false, true, true]);
});

test('a step from a state of which nothing is claimed refutes nothing, and neither does one seen before', () => {
  const claims = below();
  claims.claim(10, 1);
  expect(claims.step(3, 11)).toEqual([]);
  claims.step(1, 2);
  expect(claims.step(1, 2)).toEqual([]);
  expect(claims.step(1, 1)).toEqual([]);
});

test('states that follow each other round a cycle are claimed together', () => {
  const claims = below();
  claims.step(1, 2);
  claims.step(2, 1);
  expect(claims.claim(10, 1)).toBe(true);
  expect(claims.step(2, 11)).toEqual([10]);
  expect([claims.claim(10, 1), claims.claim(10, 2)]).toEqual([false, false]);
});

test('a claim about too many states is not made', () => {
  const claims = below(2);
  claims.step(1, 2);
  expect(claims.claim(10, 1)).toBe(true);
  claims.step(3, 4);
  claims.step(4, 5);
  expect(claims.claim(10, 3)).toBe(false);
});

test('a claim that is taken back can be made again', () => {
  const claims = below();
  claims.claim(10, 1);
  expect([claims.keys, claims.retract(10), claims.retract(10), claims.retract(99)]).toEqual([[10], true, false, false]);
  expect(claims.claim(10, 1)).toBe(true);
});

import { expect, test } from 'vitest';
import { ownParams } from './own-params.ts';

test('a guard that a region binds has the parameters of its picture, and those only', () => {
  const params = { card: 'atlas', state: 'lent' };
  expect(ownParams({ type: 'was', params, own: { state: 'lent' } })).toEqual([['state', 'lent']]);
  expect(ownParams({ type: 'mine', params: { card: 'atlas' }, own: {} })).toEqual([]);
});

test('any other guard has all its parameters', () => {
  expect(ownParams({ type: 'was', params: { card: 'atlas' } })).toEqual([['card', 'atlas']]);
});

test('a guard without parameters, or made of a function, has none', () => {
  for (const guard of [undefined, null, 'mine', () => true, { type: 'mine' }, { type: 'mine', params: () => ({}) }])
    expect(ownParams(guard)).toEqual([]);
});

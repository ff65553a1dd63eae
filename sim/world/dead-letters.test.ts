/** Goal: claims that letters are dead, and what refutes them. Method: a few local states, told which letters they ignore. */
import { expect, test } from 'vitest';
import { DeadLetters } from './dead-letters.ts';

/** Local states 1 and 3 ignore every letter; 2 and 4 do not. */
const lettersOf = (): DeadLetters => new DeadLetters(local => local === 1 || local === 3);

test('a step from where a letter is dead to where it is not refutes the claim', () => {
  const letters = lettersOf();
  expect(letters.alive(1, [7])).toEqual([]);
  letters.step(1, 2);
  expect(letters.isRefuted).toBe(true);
  expect(letters.alive(1, [7])).toEqual([7]);
});

test('a step from where a letter is alive refutes nothing', () => {
  const letters = lettersOf();
  expect([letters.alive(1, [7]), letters.alive(2, [7])]).toEqual([[], [7]]);
  letters.step(2, 4);
  expect(letters.isRefuted).toBe(false);
  expect(letters.alive(1, [7])).toEqual([]);
});

test('a step between two local states where a letter is dead refutes nothing', () => {
  const letters = lettersOf();
  letters.alive(1, [7]);
  letters.step(1, 3);
  expect(letters.isRefuted).toBe(false);
  letters.step(3, 4);
  expect(letters.isRefuted).toBe(true);
});

test('a letter that was alive wherever it was asked about is kept without refuting anything', () => {
  const letters = lettersOf();
  expect(letters.alive(2, [7])).toEqual([7]);
  letters.keep(7);
  expect(letters.isRefuted).toBe(false);
  expect(letters.alive(1, [7, 8]), 'and is kept everywhere from then on').toEqual([7]);
});

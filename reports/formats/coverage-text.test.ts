import { expect, test } from 'vitest';
import { coverageJson, coverageText } from './coverage-text.ts';

const used = { name: 'idle', says: 'Waits.', used: true };
const unused = { name: 'idle: late.answer', says: 'Too late.', used: false };
const charts = [{ party: 'terminal', states: [used], transitions: [used, unused] }];

test('a table counts what is used, and unused states and transitions are listed with their descriptions', () => {
  expect(coverageText(charts)).toBe(
    [
      'party     states  transitions',
      'terminal  1 of 1  1 of 2',
      '',
      'Never used in terminal:',
      '  idle: late.answer  Too late.',
    ].join('\n'),
  );
});

test('the JSON has the same counts and names', () => {
  expect(coverageJson(charts)).toEqual([
    {
      party: 'terminal',
      states: { used: 1, all: 1 },
      transitions: { used: 1, all: 2 },
      unused: ['idle: late.answer'],
    },
  ]);
});

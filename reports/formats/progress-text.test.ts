// Goal: the progress line states facts, and no estimate of the end. Method: several points of an exploration.
import { expect, test } from 'vitest';
import { progressText } from './progress-text.ts';

const early = {
  worlds: 1_234_567,
  steps: 9_000_000,
  depth: 17,
  seconds: 12,
  pace: { waiting: 200_000, growth: 1.2, bytes: 50_000_000, stepsPerSecond: 750_000, worldsPerSecond: 90_000 },
};

test('the line has worlds, speed, queue, depth, memory, and a lower bound of the worlds to come', () => {
  expect(progressText('lossy-bind', early)).toBe(
    'lossy-bind: 1,234,567 worlds, 750,000 steps a second, 200,000 waiting, depth 17, 48 MiB, growing, at least 3 s more',
  );
});

test('random runs have no queue', () => {
  const { pace: _, ...random } = early;
  expect(progressText('lossy-bind', random)).toBe('lossy-bind: 1,234,567 worlds, 9,000,000 steps, depth 17');
});

test.each([
  [{ growth: 0.5, waiting: 9_000_000 }, 'shrinking, at least 2 min more'],
  [{ growth: 0.5, waiting: 900_000_000 }, 'shrinking, at least 2 h 47 min more'],
  [{ growth: 1, worldsPerSecond: 0 }, '48 MiB, growing'],
])('%j: %s', (later, says) => {
  expect(progressText('lossy-bind', { ...early, pace: { ...early.pace, ...later } })).toMatch(new RegExp(`${says}$`));
});

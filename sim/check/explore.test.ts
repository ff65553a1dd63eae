import { expect, test } from 'vitest';
import { profile } from '#machines';
import { twoPhaseCommitOf } from '../scenarios/two-phase-commit.ts';
import { Model } from '../world/model.ts';
import { explore } from './explore.ts';

const setting = {
  profile: 'hardened',
  safeguards: profile('hardened'),
  readings: { storage: 'records' },
  faults: {},
  timers: 'free',
  mutant: undefined,
} as const;

// The counts every tool of the field agrees on (TLC, Spin, Stateright), messages never consumed.
test.each([
  [3, 288, 761],
  [5, 8_832, 37_345],
  [7, 296_448, 1_735_809],
])('two-phase commit with %i resource managers has %i worlds and %i steps', (size, worlds, steps) => {
  const { explored } = explore(new Model(twoPhaseCommitOf(size), setting), []);
  expect(explored).toMatchObject({ worlds, steps, complete: true });
  expect(explored.machineCalls / steps).toBeLessThan(size === 7 ? 0.03 : 1);
});

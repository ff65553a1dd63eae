/** Two-Phase Commit as a scenario: the reference for comparing the engine with the field's other tools. */
import { twoPhaseCommit as system } from '#machines';
import type { Scenario } from '../world/scenario.ts';

/** The largest number whose reduced state space fits into memory. */
const managersMost = 20;

/**
 * Two-Phase Commit with `size` resource managers by default. Known numbers of worlds and steps: 3 managers 288 / 761, 5
 * managers 8,832 / 37,345, 7 managers 296,448 / 1,735,809.
 */
export function twoPhaseCommitOf(size: number): Scenario {
  return {
    name: 'two-phase-commit',
    story: `A transaction manager and ${size} resource managers (or as many as told) agree to commit or to abort; messages are never consumed.`,
    subject: 'two-phase-commit',
    parameters: {
      managers: { says: 'how many resource managers there are', least: 1, most: managersMost, usual: size },
    },
    system: ({ parameters }) => system(parameters.managers ?? size),
    intents: [],
    faults: {},
    timers: 'free',
    asserts: [],
  };
}

export const twoPhaseCommit = twoPhaseCommitOf(3);

/** Two-Phase Commit as a scenario: the reference by which the engine is measured against the field's other tools. */
import { twoPhaseCommit as system } from '#machines';
import type { Scenario } from '../world/scenario.ts';

/** As many as fit into memory with every reduction there is. */
const managersMost = 20;

/** With `size` resource managers unless told otherwise. Known counts, worlds / steps: 3 → 288 / 761, 5 → 8,832 / 37,345, 7 → 296,448 / 1,735,809. */
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

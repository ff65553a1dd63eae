/** Two-Phase Commit with the settings of card scenarios, so that a profile or a mutant can be named. */
import type { CardScenario } from '../cards/card-setting.ts';
import { cardSettings } from '../cards/card-settings.ts';
import { twoPhaseCommitOf as sampleOf } from '../samples/two-phase-commit.ts';

/** Two-Phase Commit with `size` resource managers by default. */
export function twoPhaseCommitOf(size: number): CardScenario {
  return { ...sampleOf(size), settings: cardSettings({ storage: 'records' }) };
}

export const twoPhaseCommit = twoPhaseCommitOf(3);

/** Two-Phase Commit with the settings of the catalogue, so that a profile may be named and a mutant put into it. */
import type { CardScenario } from '../cards/card-setting.ts';
import { cardSettings } from '../cards/card-settings.ts';
import { twoPhaseCommitOf as sampleOf } from '../samples/two-phase-commit.ts';

/** With `size` resource managers unless told otherwise. */
export function twoPhaseCommitOf(size: number): CardScenario {
  return { ...sampleOf(size), settings: cardSettings({ storage: 'records' }) };
}

export const twoPhaseCommit = twoPhaseCommitOf(3);

/**
 * Nowhere can nothing but faults happen, but where every party's chart is in a final state.
 *
 * Clause: absence of deadlock, as Spin (invalid end states) and TLC ask it.
 * Breaks when: the parties wait for each other, or a chart ends in a state that is not final.
 */
import { neverStuck, type Property } from '#sim';

export const stuckOnlyInFinalStates: Property = {
  name: 'stuck-only-in-final-states',
  says: 'Where nothing but faults can happen, every party is in a final state.',
  kind: 'safety',
  subject: 'anything',
  source: 'ours',
  // Its resource managers end in states that are not said to be final.
  breaks: [{ scenario: 'two-phase-commit', change: {} }],
  test: neverStuck(),
};

/**
 * Deadlock: in a world where nothing but faults can happen, every party's chart is in a final state.
 *
 * Clause: absence of deadlock, as Spin (invalid end states) and TLC define it.
 * Breaks when: the parties wait for each other, or a chart ends in a state that is not final.
 */
import { neverStuck, type Property } from '#sim';

/** The property of deadlock freedom, with all charts final as the only allowed end. Source: Spin and TLC. */
export const stuckOnlyInFinalStates: Property = {
  name: 'stuck-only-in-final-states',
  says: 'Where nothing but faults can happen, every party is in a final state.',
  kind: 'safety',
  subject: 'anything',
  source: 'ours',
  // The resource managers end in states that are not final states of their charts.
  breaks: [{ scenario: 'two-phase-commit', change: {} }],
  test: neverStuck(),
};

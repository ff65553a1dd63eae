/** The properties that are checked while a model is measured. */
import { catalogue } from '#properties';
import { inForce, type Property, type Scenario, semanticsOf, twoPhaseCommit } from '#sim';

/**
 * Of scenarios those that must hold in every world or step, which Spin can judge, too. Of Two-Phase Commit none: its worlds
 * are only counted, as the field does.
 */
export function askedProperties(scenario: Scenario): readonly Property[] {
  if (scenario.name === twoPhaseCommit.name) return [];
  return inForce(scenario, catalogue).filter(({ test }) => {
    const { judges, kind } = semanticsOf(test);
    return kind === 'safety' && judges !== 'stuck worlds';
  });
}

/** The properties that are checked during a measurement. */
import { catalogue } from '#properties';
import { inForce, type Property, type Scenario, semanticsOf, twoPhaseCommit } from '#sim';

/**
 * The properties of a scenario that hold in every world or step, which Spin can judge too. None for Two-Phase Commit:
 * its worlds are only counted, as in the literature.
 */
export function askedProperties(scenario: Scenario): readonly Property[] {
  if (scenario.name === twoPhaseCommit.name) return [];
  return inForce(scenario, catalogue).filter(({ test }) => {
    const { judges, kind } = semanticsOf(test);
    return kind === 'safety' && judges !== 'stuck worlds';
  });
}

/** For tests: scenarios of replicas, and their verdicts with symmetry and without. */
import type { Link, Party, System } from '#machines';

import { check } from '../../analysis/check.ts';
import type { Property } from '../../property/property.ts';
import { twoPhaseCommitOf } from '../../samples/two-phase-commit.ts';
import type { Scenario } from '../../world/scenario.ts';
import { settingOf } from '../../world/setting.ts';

/** An event that names a replica. */
export interface Named {
  readonly type: string;
  readonly who: string;
}

/** A scenario of replicas and other parties with one kind of link. @param intents the intents of each replica */
export function scenarioOf(
  names: readonly string[],
  parties: readonly Party[],
  intents: readonly string[],
  link: Partial<Link> = {},
  sets: NonNullable<System['sets']> = {},
): Scenario {
  const all: Link = { discipline: 'ordered', reach: 'network', inFlightMax: 3, ...link };
  const system: System = { parties, link: () => all, alike: [names.map(name => [name])], sets };
  return {
    ...twoPhaseCommitOf(3),
    name: 'replicas',
    system: () => system,
    intents: names.flatMap(party => intents.map(type => ({ party, intent: { type } }))),
    faults: {},
  };
}

/** The verdict, shortest length and number of worlds with symmetry and without. */
export function withSymmetryAndWithout(scenario: Scenario, property: Property) {
  const outcome = (symmetry: boolean) => {
    const { properties, explored } = check(scenario, settingOf(scenario), [property], { symmetry });
    return { outcome: [properties[0]!.verdict, properties[0]!.steps], worlds: explored.worlds };
  };
  return { plain: outcome(false), reduced: outcome(true) };
}

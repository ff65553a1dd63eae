/** Scenarios of parties that remember where they have been: whatever tiny world a question about the engine needs. */
import { type Been, type Link, nobody, type Party } from '#machines';
import type { Scenario } from '../world/scenario.ts';
import type { WorldView } from '../world/world.ts';
import { twoPhaseCommitOf } from './two-phase-commit.ts';

/** Parties that may all be told to `go`; they talk in order and out of reach of faults, unless the link says otherwise. */
export function scenarioOf(
  parties: readonly Party[],
  change: Partial<Scenario> = {},
  link: Partial<Link> = {},
): Scenario {
  const all: Link = { discipline: 'ordered', reach: 'local', inFlightMax: 3, ...link };
  return {
    ...twoPhaseCommitOf(3),
    name: 'tiny',
    story: 'Parties that remember where they have been.',
    system: () => ({ parties, roster: nobody, link: () => all }),
    intents: parties.map(({ name }) => ({ party: name, intent: { type: 'go' } })),
    ...change,
  };
}

/** Whether a party has been in a state: all that is read of it. */
export function been(name: string, state: string): (world: WorldView) => boolean {
  return world => (world.local(name).context as Been).been[state] === true;
}

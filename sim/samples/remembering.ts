/** Scenarios of parties that remember where they have been: whatever tiny world a question about the engine needs. */
import { type Been, type Link, type Party, remembering } from '#machines';
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
    system: () => ({ parties, link: () => all }),
    intents: parties.map(({ name }) => ({ party: name, intent: { type: 'go' } })),
    ...change,
  };
}

/** Whether a party has been in a state: all that is read of it. */
export function been(name: string, state: string): (world: WorldView) => boolean {
  return world => (world.local(name).context as Been).been[state] === true;
}

/** A worker asked to work is at work twice before it is done; a crash breaks it at work, and else takes it down. */
export const worker = (name: string, fails?: Party['fails']): Party =>
  remembering(
    name,
    {
      idle: { on: { go: ['begun'] } },
      begun: { now: ['halfway'], on: { crash: ['broken'] } },
      halfway: { now: ['done'], on: { crash: ['broken'] } },
      done: { on: { crash: ['down'] } },
      broken: {},
      down: { on: { restart: ['done'] } },
    },
    fails,
  );

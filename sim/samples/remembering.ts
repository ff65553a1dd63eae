/** Scenarios of parties that record the states they have visited, for small worlds in tests of the engine. */
import { type Been, type Link, type Party, remembering } from '#machines';
import type { Scenario } from '../world/scenario.ts';
import type { WorldView } from '../world/world.ts';
import { twoPhaseCommitOf } from './two-phase-commit.ts';

/** A scenario in which every party has the intent `go`. Links are ordered and local by default. */
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

/** A predicate: whether a party has visited a state. It reads nothing else of the party. */
export function been(name: string, state: string): (world: WorldView) => boolean {
  return world => (world.local(name).context as Been).been[state] === true;
}

/**
 * A worker passes through two busy states before it is done. A crash in a busy state leads to `broken`, a crash
 * afterwards to `down`.
 */
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

/**
 * Where a story departs: the same choices by meaning, taken under another setting, and the first step after which things
 * are no longer the same. What is seen (the states of the parties, and what is in flight) and what the parties know are
 * told apart: under another setting a party may write down more long before anything comes of it.
 */
import type { PartyName } from '#machines';
import { canonical } from '../world/interning/interner.ts';
import type { Model } from '../world/model.ts';
import { initialWorld, viewOf, type WorldView } from '../world/world.ts';
import { type Aligned, aligned, toldOf } from './alignment.ts';
import type { Replayed } from './trace.ts';

/** The number of steps after which something differs first, 0 for the beginning, and in whom. */
export interface Difference {
  readonly step: number;
  readonly parties: readonly PartyName[];
}

/** How two tellings differ; a difference is undefined where there is none as far as both go. */
export interface Departure {
  /** The run under the other setting, as far as it goes; `missing` is the first choice that is not there. */
  readonly run: Aligned;
  /** In what is seen. */
  readonly seen: Difference | undefined;
  /** In what a party knows. */
  readonly known: Difference | undefined;
}

/** Takes a run's choices again in another model of its scenario, and compares world by world. */
export function departureOf(run: Replayed, model: Model): Departure {
  const other = aligned(model, toldOf(run));
  const names = model.parties
    .map(({ name }) => name)
    .filter(name => run.model.parties.some(each => each.name === name));
  const [worlds, otherWorlds] = [worldsOf(run), worldsOf(other)];
  const first = (look: (world: WorldView, name: PartyName) => unknown): Difference | undefined => {
    for (const [step, world] of otherWorlds.entries()) {
      const parties = names.filter(name => canonical(look(worlds[step]!, name)) !== canonical(look(world, name)));
      if (parties.length > 0) return { step, parties };
    }
    return undefined;
  };
  return { run: other, seen: first(seenOf), known: first((world, name) => world.local(name).context) };
}

function worldsOf({ model, steps }: Replayed): WorldView[] {
  return [viewOf(initialWorld(model)), ...steps.map(({ after }) => after)];
}

/** What is seen of a party: its state, and from whom which messages are on their way to it. */
function seenOf(world: WorldView, name: PartyName): unknown {
  return [world.local(name).value, world.inbox(name).map(({ from, message }) => [from, message.type])];
}

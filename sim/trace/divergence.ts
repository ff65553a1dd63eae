/**
 * Divergence of two runs: a run is replayed by its descriptions under another setting, and compared world by world. The
 * observable part (the states of the parties and the messages in flight) is compared separately from the parties'
 * contexts, because another setting can change contexts long before it changes observable behaviour.
 */
import type { PartyName } from '#machines';
import { canonical } from '../world/interning/interner.ts';
import type { Model } from '../world/model.ts';
import { initialWorld, viewOf, type WorldView } from '../world/world.ts';
import { type Aligned, aligned, describedRun } from './alignment.ts';
import type { Replayed } from './trace.ts';

/** The first difference: the number of steps before it, 0 for the initial world, and the parties that differ. */
export interface Difference {
  readonly step: number;
  readonly parties: readonly PartyName[];
}

/** The differences of two runs; each is undefined where there is none in their common steps. */
export interface Divergence {
  /** The run under the other setting; `missing` is the first choice that is not enabled there. */
  readonly run: Aligned;
  /** The first difference in states or messages in flight. */
  readonly observable: Difference | undefined;
  /** The first difference in contexts. */
  readonly internal: Difference | undefined;
}

/** Replays a run in another model of its scenario, and compares the two world by world. */
export function divergenceOf(run: Replayed, model: Model): Divergence {
  const other = aligned(model, describedRun(run));
  const names = model.parties
    .map(({ name }) => name)
    .filter(name => run.model.parties.some(each => each.name === name));
  const [worlds, otherWorlds] = [worldsOf(run), worldsOf(other)];
  const first = (part: (world: WorldView, name: PartyName) => unknown): Difference | undefined => {
    for (const [step, world] of otherWorlds.entries()) {
      const parties = names.filter(name => canonical(part(worlds[step]!, name)) !== canonical(part(world, name)));
      if (parties.length > 0) return { step, parties };
    }
    return undefined;
  };
  return {
    run: other,
    observable: first(observablePartOf),
    internal: first((world, name) => world.local(name).context),
  };
}

function worldsOf({ model, steps }: Replayed): WorldView[] {
  return [viewOf(initialWorld(model)), ...steps.map(({ after }) => after)];
}

/** The observable part of a party: its state, and the senders and types of the messages to it. */
function observablePartOf(world: WorldView, name: PartyName): unknown {
  return [world.local(name).value, world.inbox(name).map(({ from, message }) => [from, message.type])];
}

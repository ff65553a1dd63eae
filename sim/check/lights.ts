/**
 * Lights: what one trace shows of each property, world by world. A trace can show that a promise is broken or that a
 * state can be reached; that something holds always, only exploring everything can show. Pure.
 */
import type { Replayed } from '../trace/trace.ts';
import { choiceText, fairKinds } from '../world/choice.ts';
import { choicesIn, isSettled, type Step, viewOf, type World, type WorldView } from '../world/world.ts';
import type { Property, WorldPredicate } from './property.ts';

/** `kept` so far, `violated`, `reached` (a `sometimes`), or `open`: the trace ends before it is decided. */
export type Shown = 'kept' | 'violated' | 'reached' | 'open';

export interface Light {
  readonly property: Property;
  readonly shown: Shown;
  /** The number of steps after which it was shown. */
  readonly after: number | undefined;
}

/** How the run goes on after a trace. */
export type Ending = 'settled' | 'fair-cycle' | 'unfair-cycle' | 'open';

/** What a replayed trace shows of these properties. */
export function lightsOf(replayed: Replayed, first: World, properties: readonly Property[]): Light[] {
  const worlds = [viewOf(first), ...replayed.steps.map(({ after }) => after)];
  const ending = endingOf(replayed, first);
  return properties.map(property => ({ property, ...lightOf(property, replayed, worlds, ending) }));
}

/** How a trace ends: round a cycle that is fair or not, in a settled world, or in the midst of things. */
export function endingOf({ steps, stemSteps }: Replayed, first: World): Ending {
  const cycle = steps.slice(stemSteps);
  if (cycle.length > 0) return isFair(cycle) ? 'fair-cycle' : 'unfair-cycle';
  const end = steps.at(-1)?.to ?? first;
  return isSettled(end) ? 'settled' : 'open';
}

/** Whether a cycle comes back to the world it began in. */
export function comesBack({ steps, stemSteps, end }: Replayed): boolean {
  const cycle = steps.slice(stemSteps);
  return cycle.length === 0 || cycle[0]!.from.row.every((field, at) => field === end.row[at]);
}

/** Strong fairness: what can be done again and again along the cycle is done in it. */
function isFair(cycle: readonly Step[]): boolean {
  const done = new Set(cycle.map(({ choice }) => choiceText(choice)));
  return cycle.every(({ from }) =>
    choicesIn(from).every(choice => !fairKinds.has(choice.kind) || done.has(choiceText(choice))),
  );
}

function lightOf(
  { test }: Property,
  { steps, stemSteps }: Replayed,
  worlds: readonly WorldView[],
  ending: Ending,
): Omit<Light, 'property'> {
  const at = (shown: Shown, after: number): Omit<Light, 'property'> =>
    after < 0 ? { shown: shown === 'violated' ? 'kept' : 'open', after: undefined } : { shown, after };
  const open: Omit<Light, 'property'> = { shown: 'open', after: undefined };
  const kept: Omit<Light, 'property'> = { shown: 'kept', after: undefined };
  switch (test.form) {
    case 'always':
      return at(
        'violated',
        worlds.findIndex(world => (test.when?.(world) ?? true) && !test.holds(world)),
      );
    case 'step': {
      const broken = steps.findIndex(step => !test.holds(step));
      return at('violated', broken < 0 ? broken : broken + 1);
    }
    case 'sometimes':
      return at('reached', worlds.findIndex(test.holds));
    case 'eventually':
      if (worlds.some(test.holds)) return kept;
      return forEver(ending) ? { shown: 'violated', after: steps.length } : open;
    case 'leadsTo': {
      // A cycle is gone round for ever, so what it reaches is reached after everything on the trace.
      const round = worlds.slice(stemSteps);
      if (ending === 'fair-cycle' && round.some(test.to)) return kept;
      const owed = lastOwed(worlds, test.from, test.to);
      if (owed < 0) return kept;
      return forEver(ending) ? { shown: 'violated', after: owed } : open;
    }
    case 'stabilises': {
      if (!forEver(ending)) return open;
      const round = ending === 'settled' ? worlds.slice(-1) : worlds.slice(stemSteps);
      return round.every(test.holds) ? kept : { shown: 'violated', after: steps.length };
    }
  }
}

/** Whether the ending decides promises: nothing more will ever happen, or the same for ever, and fairly. */
function forEver(ending: Ending): boolean {
  return ending === 'settled' || ending === 'fair-cycle';
}

/** The world since which the promise is owed at the end, or -1. */
export function lastOwed(worlds: readonly WorldView[], from: WorldPredicate, to: WorldPredicate): number {
  let owed = -1;
  for (const [at, world] of worlds.entries()) {
    if (to(world)) owed = -1;
    else if (owed < 0 && from(world)) owed = at;
  }
  return owed;
}

/**
 * Trace verdicts: what one trace shows of each property, world by world. A trace can show that a property is violated or
 * that a state can be reached; that something holds always, only exploring everything can show. Pure.
 */
import type { Replayed } from '../trace/trace.ts';
import { isQuiescent, isStuck, type Step, viewOf, type World, type WorldView } from '../world/world.ts';
import { isFair } from './fairness.ts';
import { type Ended, type Ending, type EndVerdict, type MonitorState, semanticsOf } from './forms.ts';
import type { Property } from './property.ts';

/** What a trace shows of a property. */
export interface TraceVerdict extends EndVerdict {
  readonly property: Property;
}

/** What a replayed trace shows of these properties. */
export function traceVerdictsOf(replayed: Replayed, first: World, properties: readonly Property[]): TraceVerdict[] {
  const { steps, stemSteps } = replayed;
  let seen = seenAtFirst(properties, viewOf(first));
  for (const [at, step] of steps.entries()) seen = seenAfter(properties, seen, step, at + 1);
  const worlds = [viewOf(first), ...steps.map(({ after }) => after)];
  return traceVerdictsFrom(properties, seen, {
    ending: endingOf(replayed, first),
    steps: steps.length,
    round: worlds.slice(stemSteps),
    isStuck: isStuck(replayed.end),
  });
}

/** What the monitor of each property remembers of a trace. */
export type Seen = readonly MonitorState[];

/** What is seen before the first step. */
export function seenAtFirst(properties: readonly Property[], first: WorldView): Seen {
  return properties.map(({ test }) => semanticsOf(test).start(first));
}

/** What is seen after one more step, the `number`th. */
export function seenAfter(properties: readonly Property[], seen: Seen, step: Step, number: number): Seen {
  return properties.map(({ test }, at) => semanticsOf(test).next(seen[at], step, number));
}

/** The verdicts of a trace, from what was seen along it and its end. */
export function traceVerdictsFrom(properties: readonly Property[], seen: Seen, ended: Ended): TraceVerdict[] {
  return properties.map((property, at) => ({ property, ...semanticsOf(property.test).atEnd(seen[at], ended) }));
}

/** How a trace ends: round a cycle that is fair or not, in a settled world, or in the midst of things. */
export function endingOf({ steps, stemSteps }: Replayed, first: World): Ending {
  const cycle = steps.slice(stemSteps);
  if (cycle.length > 0) return isFair(cycle) ? 'fair-cycle' : 'unfair-cycle';
  const end = steps.at(-1)?.to ?? first;
  return isQuiescent(end) ? 'settled' : 'open';
}

/** Whether a cycle comes back to the world it began in. */
export function comesBack({ steps, stemSteps, end }: Replayed): boolean {
  const cycle = steps.slice(stemSteps);
  return cycle.length === 0 || cycle[0]!.from.row.every((field, at) => field === end.row[at]);
}

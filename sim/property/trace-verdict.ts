/**
 * Trace verdicts: the verdict of each property on one trace. A trace can show a violation or a reachable state. That a
 * property holds on all runs, only a complete exploration can show. Pure.
 */
import type { Replayed } from '../trace/trace.ts';
import { isQuiescent, isStuck, type Step, viewOf, type World, type WorldView } from '../world/world.ts';
import { isFair } from './fairness.ts';
import { type Ended, type Ending, type EndVerdict, type MonitorState, semanticsOf } from './forms.ts';
import type { Property } from './property.ts';

/** The verdict of a property on a trace. */
export interface TraceVerdict extends EndVerdict {
  readonly property: Property;
}

/** The verdicts of properties on a replayed trace; `first` is its first world. */
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

/** The states of the monitors of several properties, in their order. */
export type Seen = readonly MonitorState[];

/** The states of the monitors in the first world. */
export function seenAtFirst(properties: readonly Property[], first: WorldView): Seen {
  return properties.map(({ test }) => semanticsOf(test).start(first));
}

/** The states of the monitors after one more step. `number`: the steps of the trace so far, this one included. */
export function seenAfter(properties: readonly Property[], seen: Seen, step: Step, number: number): Seen {
  return properties.map(({ test }, at) => semanticsOf(test).next(seen[at], step, number));
}

/** The verdicts of a trace, from the states of the monitors at its end. */
export function traceVerdictsFrom(properties: readonly Property[], seen: Seen, ended: Ended): TraceVerdict[] {
  return properties.map((property, at) => ({ property, ...semanticsOf(property.test).atEnd(seen[at], ended) }));
}

/** The ending of a trace: a cycle that is fair or not, a settled world, or an open end. */
export function endingOf({ steps, stemSteps }: Replayed, first: World): Ending {
  const cycle = steps.slice(stemSteps);
  if (cycle.length > 0) return isFair(cycle) ? 'fair-cycle' : 'unfair-cycle';
  const end = steps.at(-1)?.to ?? first;
  return isQuiescent(end) ? 'settled' : 'open';
}

/** Whether the cycle of a trace ends in the world in which it begins; true if there is no cycle. */
export function comesBack({ steps, stemSteps, end }: Replayed): boolean {
  const cycle = steps.slice(stemSteps);
  return cycle.length === 0 || cycle[0]!.from.row.every((field, at) => field === end.row[at]);
}

/**
 * Lights: what one trace shows of each property, world by world. A trace can show that a promise is broken or that a
 * state can be reached; that something holds always, only exploring everything can show. Pure.
 */
import type { Replayed } from '../trace/trace.ts';
import { itemText } from '../world/choice.ts';
import {
  changesIn,
  choicesIn,
  isQuiescent,
  isStuck,
  type Step,
  viewOf,
  type World,
  type WorldView,
} from '../world/world.ts';
import { areAllDone, demandOf, type Property, type WorldPredicate } from './property.ts';

/** `kept` so far, `violated`, `reached` (a `sometimes`), or `open`: the trace ends before it is decided. */
export type Shown = 'kept' | 'violated' | 'reached' | 'open';

export interface TraceVerdict {
  readonly property: Property;
  readonly shown: Shown;
  /**
   * The number of steps after which it was shown. No step breaks a promise: it is the end of the run that does, where
   * nothing more will happen, or the last round of its cycle.
   */
  readonly after: number | undefined;
  /** Of a promise that is broken or open: the number of steps after which it came to be owed. 0: from the beginning. */
  readonly owedSince: number | undefined;
}

/** How the run goes on after a trace. */
export type Ending = 'settled' | 'fair-cycle' | 'unfair-cycle' | 'open';

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

/**
 * What has been seen of each property along a trace: the number of steps after which it was broken, reached or kept for
 * good; of a promise that something leads to something, since when it is owed.
 */
export type Seen = readonly (number | undefined)[];

/** What is seen before the first step. */
export function seenAtFirst(properties: readonly Property[], first: WorldView): Seen {
  return properties.map(property => seenOf(property, undefined, first, 0));
}

/** What is seen after one more step, the `number`th. */
export function seenAfter(properties: readonly Property[], seen: Seen, step: Step, number: number): Seen {
  return properties.map((property, at) => seenOf(property, seen[at], step.after, number, step));
}

function seenOf({ test }: Property, seen: number | undefined, world: WorldView, number: number, step?: Step) {
  switch (test.form) {
    case 'always':
      return seen ?? (demandOf(test)(world) ? undefined : number);
    case 'step':
      return seen ?? (step && !demandOf(test)(step) ? number : undefined);
    case 'sometimes':
    case 'eventually':
      return seen ?? (test.holds(world) ? number : undefined);
    case 'leadsTo':
      return test.to(world) ? undefined : (seen ?? (test.from(world) ? number : undefined));
    case 'deadlock':
    case 'stabilises':
      return undefined;
  }
}

/** Where a trace ends: how, after how many steps, and the worlds it goes round in, of which there is always the last. */
export interface Ended {
  readonly ending: Ending;
  readonly steps: number;
  readonly round: readonly WorldView[];
  /** Whether nothing but faults can happen in the last world. */
  readonly isStuck: boolean;
}

/** The lights of a trace, from what was seen along it and its end. */
export function traceVerdictsFrom(properties: readonly Property[], seen: Seen, ended: Ended): TraceVerdict[] {
  return properties.map((property, at) => ({ property, ...lightOf(property, seen[at], ended) }));
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

/** Strong fairness: what can be done again and again along the cycle is done in it. */
function isFair(cycle: readonly Step[]): boolean {
  const done = new Set(cycle.filter(isChange).map(({ choice }) => itemText(choice)));
  return cycle.every(({ from }) => {
    const changing = changesIn(from);
    const { fair } = from.model.registers.choiceKinds;
    return choicesIn(from).every((choice, at) => !changing[at] || !fair.has(choice.kind) || done.has(itemText(choice)));
  });
}

/** Whether the world after a step is another one. */
function isChange({ from, to }: Step): boolean {
  return from.row.some((field, at) => field !== to.row[at]);
}

function lightOf(
  { test }: Property,
  seen: number | undefined,
  { ending, steps, round, isStuck }: Ended,
): Omit<TraceVerdict, 'property'> {
  const at = (shown: Shown, after?: number, owedSince?: number): Omit<TraceVerdict, 'property'> => ({
    shown,
    after,
    owedSince,
  });
  const promised = (since: number | undefined): Omit<TraceVerdict, 'property'> =>
    forEver(ending) ? at('violated', steps, since) : at('open', undefined, since);
  switch (test.form) {
    case 'always':
    case 'step':
      return at(seen === undefined ? 'kept' : 'violated', seen);
    case 'deadlock':
      return isStuck && !(test.unless ?? areAllDone)(round.at(-1)!) ? at('violated', steps) : at('kept');
    case 'sometimes':
      return at(seen === undefined ? 'open' : 'reached', seen);
    case 'eventually':
      return seen !== undefined ? at('kept') : promised(0);
    case 'leadsTo':
      // A cycle is gone round for ever, so what it reaches is reached after everything on the trace.
      if (seen === undefined || (ending === 'fair-cycle' && round.some(test.to))) return at('kept');
      return promised(seen);
    case 'stabilises': {
      // It speaks of the end alone, and is owed from the beginning.
      const last = ending === 'settled' ? round.slice(-1) : round;
      return forEver(ending) && last.every(test.holds) ? at('kept') : promised(0);
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

/** Watching a property about worlds: what must always hold, what must be reachable, and what must come to pass. */
import type { Model } from '../world/model.ts';
import type { Row } from '../world/successors.ts';
import type { Graph } from './graph.ts';
import { type Reading, WorldJudge } from './judge.ts';
import { brokenPromise } from './liveness.ts';
import { Marks } from './marks.ts';
import type { Form, Property } from './property.ts';
import type { Room } from './room.ts';
import type { Finding } from './verdict.ts';

/** What conclusions are drawn from. */
export interface Evidence {
  readonly complete: boolean;
  /** The choices to a world, and, where told so, one more that is taken there. */
  readonly wayTo: (world: number, last?: number) => number[];
  readonly graph: Graph | undefined;
  readonly cyclic: readonly number[];
}

/** What a watch has seen, as plain data. */
export interface WorldSeen {
  readonly judges: readonly Reading[];
  /** The place of the world that decides it, or -1. */
  readonly found: number;
  /** Whether its premise, or its trigger, was ever true. */
  readonly met: boolean;
}

/** A property about worlds, watched; `parent` is the world it was first reached from. */
export interface WorldWatch {
  readonly property: Property;
  /** Whether a step that touched these fields can change what is to be said of the world after it. */
  readonly cares: (touched: number) => boolean;
  readonly judge: (world: number, row: Row) => void;
  /** Nothing the watch reads differs from the parent. */
  readonly inherit: (world: number, parent: number) => void;
  readonly conclude: (evidence: Evidence) => Finding;
  /** Whether a world was found that decides it. */
  readonly isFound: () => boolean;
  /** Whether the same is said of two worlds. */
  readonly agrees: (row: Row, other: Row) => boolean;
  /** What it has seen in the first so many worlds. */
  readonly keep: (worlds: number) => WorldSeen;
  readonly adopt: (seen: WorldSeen) => void;
  /** What it knows of every world, where it is a promise. */
  readonly marks?: Marks;
}

type Promised = Extract<Form, { form: 'eventually' | 'stabilises' | 'leadsTo' }>;

/** Whether a property is judged on the graph of all worlds. */
export function isLive(test: Form): test is Promised {
  return test.form === 'eventually' || test.form === 'stabilises' || test.form === 'leadsTo';
}

/** Watches a property about worlds. */
export function worldWatchOf(
  model: Model,
  property: Property,
  test: Exclude<Form, { form: 'step' }>,
  room: Room,
): WorldWatch {
  return isLive(test) ? promiseWatch(model, property, test, room) : placeWatch(model, property, test);
}

function placeWatch(model: Model, property: Property, test: Exclude<Form, Promised | { form: 'step' }>): WorldWatch {
  const judge = new WorldJudge(model, test.holds);
  const premise = test.form === 'always' && test.when ? new WorldJudge(model, test.when) : undefined;
  const sought = test.form === 'sometimes';
  let found = -1;
  let tried = false;
  return {
    cares: touched => found < 0 && ((judge.fields | (premise?.fields ?? 0)) & touched) !== 0,
    inherit: () => {},
    isFound: () => found >= 0,
    property,
    agrees: (row, other) =>
      judge.holds(row) === judge.holds(other) && (!premise || premise.holds(row) === premise.holds(other)),
    judge: (world, row) => {
      if (premise && !premise.holds(row)) return;
      tried = true;
      if (judge.holds(row) === sought) found = world;
    },
    conclude: ({ complete, wayTo }) => ({
      property,
      ...(premise ? { met: tried } : {}),
      ...(found >= 0
        ? {
            verdict: sought ? 'holds' : 'violated',
            vacuous: false,
            trace: { stem: wayTo(found), cycle: undefined },
          }
        : { verdict: !complete ? 'undecided' : sought ? 'violated' : 'holds', vacuous: complete && !tried }),
    }),
    // A world beyond will be found again.
    keep: worlds => ({ judges: readingsOf(judge, premise), found: found < worlds ? found : -1, met: tried }),
    adopt: seen => {
      adoptReadings(seen, judge, premise);
      found = seen.found;
      tried = seen.met;
    },
  };
}

function promiseWatch(model: Model, property: Property, test: Promised, room: Room): WorldWatch {
  const goal = new WorldJudge(model, test.form === 'leadsTo' ? test.to : test.holds);
  const trigger = test.form === 'leadsTo' ? new WorldJudge(model, test.from) : undefined;
  // Two bits a world: the goal is met, the trigger is pulled.
  const marks = new Marks(room);
  let pulled = trigger === undefined;
  return {
    marks,
    isFound: () => false,
    cares: touched => ((goal.fields | (trigger?.fields ?? 0)) & touched) !== 0,
    property,
    agrees: (row, other) =>
      goal.holds(row) === goal.holds(other) && (!trigger || trigger.holds(row) === trigger.holds(other)),
    // Without a trigger the promise is made in the beginning, and nowhere else.
    inherit: (world, parent) => marks.set(world, marks.get(parent) & (trigger ? 3 : 1)),
    judge: (world, row) => {
      const isPulled = trigger ? trigger.holds(row) : world === 0;
      pulled ||= isPulled;
      marks.set(world, (goal.holds(row) ? 1 : 0) | (isPulled ? 2 : 0));
    },
    conclude: ({ complete, graph, cyclic }) => {
      const met = trigger ? { met: pulled } : {};
      if (!complete || !graph) return { property, verdict: 'undecided', vacuous: false, ...met };
      const lasso = brokenPromise(graph, cyclic, {
        form: test.form,
        goal: world => (marks.get(world) & 1) === 1,
        trigger: world => (marks.get(world) & 2) === 2,
      });
      return lasso
        ? { property, verdict: 'violated', vacuous: false, ...met, trace: lasso }
        : { property, verdict: 'holds', vacuous: !pulled, ...met };
    },
    keep: () => ({ judges: readingsOf(goal, trigger), found: -1, met: pulled }),
    adopt: seen => {
      adoptReadings(seen, goal, trigger);
      pulled = seen.met;
    },
  };
}

function readingsOf(one: WorldJudge, other: WorldJudge | undefined): Reading[] {
  return other ? [one.reading, other.reading] : [one.reading];
}

function adoptReadings({ judges: [first, second] }: WorldSeen, one: WorldJudge, other: WorldJudge | undefined): void {
  one.reading = first!;
  if (other) other.reading = second!;
}

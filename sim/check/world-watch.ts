/** Watching a property about worlds: what must always hold, what must be reachable, and what must come to pass. */
import type { Model } from '../world/model.ts';
import type { Row } from '../world/successors.ts';
import type { Graph } from './graph.ts';
import { WorldJudge } from './judge.ts';
import { brokenPromise } from './liveness.ts';
import type { Form, Property } from './property.ts';
import type { Finding } from './verdict.ts';

/** What conclusions are drawn from. */
export interface Evidence {
  readonly complete: boolean;
  /** The choices to a world, and, where told so, one more that is taken there. */
  readonly wayTo: (world: number, last?: number) => number[];
  readonly graph: Graph | undefined;
  readonly cyclic: readonly number[];
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
  /** Whether the same is said of two worlds. */
  readonly agrees: (row: Row, other: Row) => boolean;
}

type Promised = Extract<Form, { form: 'eventually' | 'stabilises' | 'leadsTo' }>;

/** Whether a property is judged on the graph of all worlds. */
export function isLive(test: Form): test is Promised {
  return test.form === 'eventually' || test.form === 'stabilises' || test.form === 'leadsTo';
}

/** Watches a property about worlds. */
export function worldWatchOf(model: Model, property: Property, test: Exclude<Form, { form: 'step' }>): WorldWatch {
  return isLive(test) ? promiseWatch(model, property, test) : placeWatch(model, property, test);
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
  };
}

function promiseWatch(model: Model, property: Property, test: Promised): WorldWatch {
  const goal = new WorldJudge(model, test.form === 'leadsTo' ? test.to : test.holds);
  const trigger = test.form === 'leadsTo' ? new WorldJudge(model, test.from) : undefined;
  // Two bits a world: the goal is met, the trigger is pulled.
  let marks = new Uint8Array(1024);
  let pulled = trigger === undefined;
  const mark = (world: number, value: number): void => {
    if (world >= marks.length) {
      const wider = new Uint8Array(marks.length * 2);
      wider.set(marks);
      marks = wider;
    }
    marks[world] = value;
  };
  return {
    cares: touched => ((goal.fields | (trigger?.fields ?? 0)) & touched) !== 0,
    property,
    agrees: (row, other) =>
      goal.holds(row) === goal.holds(other) && (!trigger || trigger.holds(row) === trigger.holds(other)),
    // Without a trigger the promise is made in the beginning, and nowhere else.
    inherit: (world, parent) => mark(world, marks[parent]! & (trigger ? 3 : 1)),
    judge: (world, row) => {
      const isPulled = trigger ? trigger.holds(row) : world === 0;
      pulled ||= isPulled;
      mark(world, (goal.holds(row) ? 1 : 0) | (isPulled ? 2 : 0));
    },
    conclude: ({ complete, graph, cyclic }) => {
      const met = trigger ? { met: pulled } : {};
      if (!complete || !graph) return { property, verdict: 'undecided', vacuous: false, ...met };
      const lasso = brokenPromise(graph, cyclic, {
        form: test.form,
        goal: world => (marks[world]! & 1) === 1,
        trigger: world => (marks[world]! & 2) === 2,
      });
      return lasso
        ? { property, verdict: 'violated', vacuous: false, ...met, trace: lasso }
        : { property, verdict: 'holds', vacuous: !pulled, ...met };
    },
  };
}

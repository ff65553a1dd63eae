/**
 * Exhaustive exploration, breadth first: every world of the scenario, so that a first violation has a shortest trace,
 * and among equally short ones the least list of choices. Goes on past a violation until each property has its verdict.
 * A generator, so that a driver can show progress and stop it; it knows no clock but the one it is given.
 */

import { HarnessError } from '../world/harness-error.ts';
import type { Model, Row } from '../world/model.ts';
import type { Move } from '../world/registers.ts';
import { components } from './fairness.ts';
import { Graph } from './graph.ts';
import { StepJudge, WorldJudge } from './judge.ts';
import { brokenPromise } from './liveness.ts';
import type { Property } from './property.ts';
import { grown, Table } from './table.ts';
import type { Explored, Finding, Limits, Progress } from './verdict.ts';

/** What exploration needs from outside. */
export interface Clock {
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
}

/** Worlds between two looks at the clock and two chances to be stopped. */
const worldsPerTurn = 2048;

/** Explores; yields after every turn, and stops early where it is sent `'stop'`. */
export function* exploring(
  model: Model,
  properties: readonly Property[],
  limits: Limits,
  clock: Clock,
): Generator<Progress, { findings: Finding[]; explored: Explored }, 'stop' | undefined> {
  const begun = clock.now();
  const table = new Table(model.width);
  const successors = model.successors();
  const watches = properties.map(property => watchOf(model, property));
  const keepsGraph = watches.some(({ live }) => live);
  const graph = new Graph();
  const row = new Int32Array(model.width);
  let parents: Int32Array = new Int32Array(1024);
  let steps = 0;
  let depth = 0;
  let levelEnd = 1;
  let overflowed = false;
  let stopped: Explored['stopped'];

  const meet = (world: number, rows: Row, offset: number): void => {
    for (let each = 0; each < watches.length; each++) watches[each]!.world?.(world, rows, offset);
  };
  table.add(model.initial);
  meet(0, model.initial, 0);

  let at = 0;
  for (; at < table.count; at++) {
    if (at === levelEnd) {
      depth++;
      levelEnd = table.count;
    }
    if (at % worldsPerTurn === 0 && at > 0) {
      const seconds = (clock.now() - begun) / 1000;
      const bytes = table.bytes + 4 * parents.length + graph.bytes;
      const told = yield { worlds: table.count, steps, depth, seconds };
      if (told === 'stop') stopped = 'interrupted';
      else if (seconds >= (limits.secondsMax ?? Infinity)) stopped = 'secondsMax';
      else if (bytes >= (limits.bytesMax ?? Infinity)) stopped = 'bytesMax';
    }
    if (table.count > (limits.worldsMax ?? Infinity)) stopped = 'worldsMax';
    if (steps > (limits.stepsMax ?? Infinity)) stopped = 'stepsMax';
    if (stopped) break;
    table.read(at, row);
    model.expand(row, successors);
    overflowed ||= successors.overflowed;
    if (keepsGraph) graph.beginWorld();
    steps += successors.count;
    for (let each = 0; each < successors.count; each++) {
      const move = successors.moves[each]!;
      const offset = each * model.width;
      const before = table.count;
      const next = table.add(successors.rows, offset);
      if (keepsGraph) graph.addStep(next, move.item);
      for (let every = 0; every < watches.length; every++)
        watches[every]!.step?.(at, each, row, move, successors.rows, offset);
      if (next < before) continue;
      parents = grown(parents, next + 1);
      parents[next] = at;
      meet(next, successors.rows, offset);
    }
  }

  const complete = stopped === undefined && !overflowed;
  const seconds = (clock.now() - begun) / 1000;
  const explored: Explored = {
    worlds: table.count,
    steps,
    depth,
    complete,
    ...(stopped ? { stopped } : overflowed ? { stopped: 'inFlightMax' as const } : {}),
    seconds,
    worldsPerSecond: seconds > 0 ? Math.round(table.count / seconds) : 0,
    bytesPerWorld: Math.round(((table.bytes + 4 * parents.length + graph.bytes) / table.count) * 10) / 10,
    machineCalls: model.machineCalls,
  };

  /** The least shortest list of choices to the world at place `world`. */
  const wayTo = (world: number): number[] => {
    const way: number[] = [];
    for (let child = world; child > 0; child = parents[child]!) {
      table.read(parents[child]!, row);
      model.expand(row, successors);
      let choice = 0;
      while (choice < successors.count && table.add(successors.rows, choice * model.width) !== child) choice++;
      if (choice === successors.count)
        throw new HarnessError(
          'a world is not among its parent’s successors; does a chart depend on something outside it?',
        );
      way.push(choice);
    }
    return way.reverse();
  };
  const cyclic = keepsGraph && complete ? components(graph, worldsOf(graph), () => true).flat() : [];
  const findings = watches.map((watch): Finding => watch.conclude(complete, wayTo, graph, cyclic));
  return { findings, explored };
}

/** Explores to the end in one go. */
export function explore(
  model: Model,
  properties: readonly Property[],
  limits: Limits = {},
  clock: Clock = { now: () => 0 },
): { findings: Finding[]; explored: Explored } {
  const run = exploring(model, properties, limits, clock);
  for (;;) {
    const { done, value } = run.next();
    if (done) return value;
  }
}

function* worldsOf(graph: Graph): Iterable<number> {
  for (let world = 0; world < graph.worlds; world++) yield world;
}

/** What one property needs while the worlds go by, and what it concludes at the end. */
interface Watch {
  readonly live: boolean;
  /** A new world, whose row begins at `offset` of `rows`. */
  readonly world?: (world: number, rows: Row, offset: number) => void;
  /** A step; the row after it begins at `offset` of `rows`. */
  readonly step?: (from: number, choice: number, before: Row, move: Move, rows: Row, offset: number) => void;
  readonly conclude: (
    complete: boolean,
    wayTo: (world: number) => number[],
    graph: Graph,
    cyclic: readonly number[],
  ) => Finding;
}

function watchOf(model: Model, property: Property): Watch {
  const { test } = property;
  if (test.form === 'always' || test.form === 'sometimes') {
    const judge = new WorldJudge(model, test.holds);
    const premise = test.form === 'always' && test.when ? new WorldJudge(model, test.when) : undefined;
    const sought = test.form === 'sometimes';
    let found = -1;
    let tried = false;
    return {
      live: false,
      world: (world, rows, offset) => {
        if (found >= 0 || (premise && !premise.holds(rows, offset))) return;
        tried = true;
        if (judge.holds(rows, offset) === sought) found = world;
      },
      conclude: (complete, wayTo) =>
        found >= 0
          ? {
              property,
              verdict: sought ? 'holds' : 'violated',
              vacuous: false,
              trace: { stem: wayTo(found), cycle: undefined },
            }
          : { property, verdict: !complete ? 'undecided' : sought ? 'violated' : 'holds', vacuous: complete && !tried },
    };
  }
  if (test.form === 'step') {
    const judge = new StepJudge(model, test.holds);
    let found: [from: number, choice: number] | undefined;
    return {
      live: false,
      step: (from, choice, before, move, rows, offset) => {
        if (!found && !judge.holds(before, move, rows, offset)) found = [from, choice];
      },
      conclude: (complete, wayTo) =>
        found
          ? {
              property,
              verdict: 'violated',
              vacuous: false,
              trace: { stem: [...wayTo(found[0]), found[1]], cycle: undefined },
            }
          : { property, verdict: complete ? 'holds' : 'undecided', vacuous: false },
    };
  }
  const goal = new WorldJudge(model, test.form === 'leadsTo' ? test.to : test.holds);
  const trigger = test.form === 'leadsTo' ? new WorldJudge(model, test.from) : undefined;
  // Two bits a world: the goal is met, the trigger is pulled.
  let marks = new Uint8Array(1024);
  let pulled = trigger === undefined;
  return {
    live: true,
    world: (world, rows, offset) => {
      if (world >= marks.length) {
        const wider = new Uint8Array(marks.length * 2);
        wider.set(marks);
        marks = wider;
      }
      const isPulled = trigger ? trigger.holds(rows, offset) : world === 0;
      pulled ||= isPulled;
      marks[world] = (goal.holds(rows, offset) ? 1 : 0) | (isPulled ? 2 : 0);
    },
    conclude: (complete, _, graph, cyclic) => {
      if (!complete) return { property, verdict: 'undecided', vacuous: false };
      const lasso = brokenPromise(graph, cyclic, {
        form: test.form,
        goal: world => (marks[world]! & 1) === 1,
        trigger: world => (marks[world]! & 2) === 2,
      });
      return lasso
        ? { property, verdict: 'violated', vacuous: false, trace: lasso }
        : { property, verdict: 'holds', vacuous: !pulled };
    },
  };
}

/**
 * Verdicts of the properties on the steps taken so far. A verdict judges one run; only the checker decides whether a
 * property holds in every run. The state of the monitors is stored at each node, so that the cost of a step is
 * independent of the length of the run.
 */
import {
  type Ended,
  type Ending,
  isQuiescent,
  isStuck,
  type Property,
  type Seen,
  type Shown,
  seenAfter,
  seenAtFirst,
  semanticsOf,
  type TraceVerdict,
  traceVerdictsFrom,
  traceVerdictsOf,
  viewOf,
  type World,
} from '#sim';
import { firstWorldOf, isRound, lastOf, nodeOf, type Run, takenIn, worldOf } from './run.ts';
import type { Node } from './tree.ts';

/** `unreached`: a reachability property not seen yet. `pending`: a liveness property with a pending obligation. */
export type VerdictState = 'holds' | 'violated' | 'unreached' | 'pending';

export interface RunVerdict {
  readonly property: Property;
  readonly state: VerdictState;
  /** The number of steps after which it was violated. */
  readonly since: number | undefined;
  /** Of a pending obligation: the number of steps after which it arose; 0 for the first world. */
  readonly pendingSince: number | undefined;
}

const remembered = new WeakMap<Run, readonly RunVerdict[]>();

/** The verdict of each property in force, in order. */
export function verdictsIn(run: Run): readonly RunVerdict[] {
  const verdicts = remembered.get(run) ?? verdictsOf(run);
  remembered.set(run, verdicts);
  return verdicts;
}

function verdictsOf(run: Run): readonly RunVerdict[] {
  const { properties, position } = run;
  if (isRound(run)) {
    const steps = takenIn(run);
    // The last steps are the cycle, at whichever of its steps they begin.
    const round = run.trace?.cycle?.length ?? 0;
    const replayed = { model: run.model, steps, stemSteps: steps.length - round, end: worldOf(run) };
    return traceVerdictsOf(replayed, firstWorldOf(run), properties).map(runVerdict);
  }
  const world = worldOf(run);
  const ended: Ended = { ending: endingIn(world), steps: position, round: [viewOf(world)], isStuck: isStuck(world) };
  return traceVerdictsFrom(properties, seenAt(run, nodeOf(run)), ended).map(runVerdict);
}

const endings = new WeakMap<World, Ending>();

function endingIn(world: World): Ending {
  const ending = endings.get(world) ?? (isQuiescent(world) ? 'settled' : 'open');
  endings.set(world, ending);
  return ending;
}

const monitorStates = new WeakMap<Node, Seen>();

/** The state of the monitors at a node. */
function seenAt(run: Run, node: Node): Seen {
  const { properties } = run;
  const missing: Node[] = [];
  let known: Seen | undefined;
  for (let at: Node | undefined = node; at && !known; at = at.parent) {
    known = monitorStates.get(at);
    if (!known) missing.push(at);
  }
  for (const each of missing.reverse()) {
    known =
      known && each.step
        ? seenAfter(properties, known, each.step, each.depth)
        : seenAtFirst(properties, viewOf(firstWorldOf(run)));
    monitorStates.set(each, known);
  }
  return known ?? [];
}

function runVerdict({ property, shown, after, pendingSince }: TraceVerdict): RunVerdict {
  return {
    property,
    state: stateOf(shown, property),
    since: shown === 'violated' ? after : undefined,
    pendingSince: pendingSince,
  };
}

function stateOf(shown: Shown, { test }: Property): VerdictState {
  switch (shown) {
    case 'kept':
    case 'reached':
      return 'holds';
    case 'violated':
      return 'violated';
    case 'open':
      return semanticsOf(test).kind === 'reachability' ? 'unreached' : 'pending';
  }
}

/** The safety properties that a step broke. A liveness property is not broken by a single step. */
export function brokenAt(run: Run, node: Node): readonly Property[] {
  const after = seenAt(run, node);
  const before = node.parent ? seenAt(run, node.parent) : [];
  return run.properties.filter(
    ({ test }, at) => semanticsOf(test).kind === 'safety' && after[at] !== undefined && before[at] === undefined,
  );
}

/** The number of safety properties broken on the path to a node. */
export function brokenBy(run: Run, node: Node): number {
  const seen = seenAt(run, node);
  return run.properties.filter(({ test }, at) => semanticsOf(test).kind === 'safety' && seen[at] !== undefined).length;
}

/** The state of the monitors at the present position. */
export function seenIn(run: Run): Seen {
  return seenAt(run, nodeOf(run));
}

/** The verdicts that the last step made violated. */
export function brokenNow(run: Run): readonly RunVerdict[] {
  const before = lastOf(run) ? verdictsIn(beforeLast(run)) : [];
  return verdictsIn(run).filter(({ state }, at) => state === 'violated' && before[at]?.state !== 'violated');
}

const befores = new WeakMap<Run, Run>();

function beforeLast(run: Run): Run {
  const before = befores.get(run) ?? { ...run, position: run.position - 1 };
  befores.set(run, before);
  return before;
}

/** The first position on the path at which a property is violated; undefined if there is none. */
export function firstViolation(run: Run): number | undefined {
  const seen = seenAt(run, run.path.at(-1) ?? run.tree.nodes[0]!);
  const found = run.properties.flatMap(({ test }, at) => (semanticsOf(test).kind === 'safety' ? (seen[at] ?? []) : []));
  if (found.length > 0) return Math.min(...found);
  const end = { ...run, position: run.path.length };
  return verdictsIn(end).some(({ state }) => state === 'violated') ? end.position : undefined;
}

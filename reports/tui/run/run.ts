/**
 * A run on the screen: a path through the tree of explored steps, and a position on it. Steps before the position are
 * taken; steps after it lie ahead: recorded, found by the checker, or stepped back over. Pure; every function returns a
 * new run or the same one.
 */
import {
  type Choice,
  calmDriver,
  cardKinds,
  digestOfNothing,
  digestOn,
  digestText,
  inForce,
  initialWorld,
  type Model,
  modelFor,
  type Property,
  type Replayed,
  replayToken,
  type Scenario,
  type Setting,
  type Step,
  type TokenRead,
  tokenOf,
  type World,
} from '#sim';
import { choicesOf, stepOf } from './next-steps.ts';
import {
  branchStart,
  childBy,
  emptyTree,
  foldedAlong,
  latestTip,
  type Node,
  pathTo,
  type Tree,
  withSteps,
} from './tree.ts';

export interface Run {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly model: Model;
  /** The properties in force; each has a verdict. */
  readonly properties: readonly Property[];
  readonly tree: Tree;
  /** The present path, one node for each step. */
  readonly path: readonly Node[];
  /** The number of steps of the path that are taken. */
  readonly position: number;
  /** The trace the run was opened with. */
  readonly trace: TokenRead | undefined;
  /** The last node of that trace. */
  readonly opened: Node;
  /** The first step that differs from the run under the previous setting. */
  readonly departure?: Departure;
}

/** The first step at which a run differs from the run under the previous setting. */
export interface Departure {
  /** The number of the step that differs or is missing. */
  readonly step: number;
  readonly why: string;
}

/**
 * A run at its beginning, with the steps of the trace ahead.
 * @throws InputError if the trace is of another version.
 */
export function openRun(
  scenario: Scenario,
  setting: Setting,
  catalogue: readonly Property[],
  trace?: TokenRead,
  model: Model = modelFor(scenario, setting, inForce(scenario, catalogue)),
): Run {
  const root = emptyTree();
  const { tree, line } = withSteps(root, root.nodes[0]!, trace ? replayToken(model, trace).steps : []);
  return {
    scenario,
    setting,
    model,
    properties: inForce(scenario, catalogue),
    tree,
    path: line,
    position: 0,
    trace,
    opened: line.at(-1) ?? tree.nodes[0]!,
  };
}

/** The run at its beginning, with the trace it was opened with ahead. */
export function restarted(run: Run): Run {
  return { ...run, position: 0, path: pathTo(run.opened) };
}

/** The first world of the run. */
export function firstWorldOf({ model }: Run): World {
  return initialWorld(model);
}

/** The node at the present position. */
export function nodeOf({ path, position, tree }: Run): Node {
  return path[position - 1] ?? tree.nodes[0]!;
}

/** The first node of the branch of the run, which carries the branch's name. */
export function branchAt(run: Run): Node {
  return branchStart(run.tree, nodeOf(run)) ?? run.tree.nodes[0]!;
}

/** The last step taken. */
export function lastOf(run: Run): Step | undefined {
  return nodeOf(run).step;
}

/** The world at the present position. */
export function worldOf(run: Run): World {
  return lastOf(run)?.to ?? firstWorldOf(run);
}

/** The steps taken. */
export function takenIn({ path, position }: Run): readonly Step[] {
  return path.slice(0, position).map(({ step }) => step!);
}

/** The steps taken, as a replay result of the engine. */
export function replayedIn(run: Run): Replayed {
  const steps = takenIn(run);
  return { model: run.model, steps, stemSteps: steps.length, end: worldOf(run) };
}

/** The whole path, as a replay result of the engine. */
export function wholeOf(run: Run): Replayed {
  return replayedIn({ ...run, position: run.path.length });
}

/** A choice with its index among the choices of its world, which is its number in a token and on the screen. */
export interface Offered {
  readonly at: number;
  readonly choice: Choice;
  readonly fault: boolean;
  /** Whether the next step of the path takes it. */
  readonly ahead: boolean;
  /** Whether some branch takes it from here. */
  readonly tried: boolean;
}

/** Every choice in the present world. */
export function offeredIn(run: Run): readonly Offered[] {
  const ahead = run.path[run.position]?.step?.at;
  const here = nodeOf(run);
  return choicesOf(worldOf(run)).map((choice, at) => ({
    at,
    choice,
    fault: isFault(choice),
    ahead: at === ahead,
    tried: childBy(run.tree, here, at) !== undefined,
  }));
}

function isFault({ kind }: Choice): boolean {
  return cardKinds.isFault(kind);
}

/**
 * The run after the choice at index `at`. A choice other than the one ahead begins a branch or follows an existing one.
 */
export function afterChoice(run: Run, at: number): Run {
  const { path, position, tree } = run;
  if (path[position]?.step?.at === at) return { ...run, position: position + 1 };
  const here = nodeOf(run);
  const known = childBy(tree, here, at);
  if (known) return { ...run, path: pathTo(latestTip(tree, known)), position: position + 1 };
  const next = stepOf(worldOf(run), at);
  return next ? continuedBy(run, [next], position + 1) : run;
}

/** The run with steps added after the present position, at the given position of the new path. */
export function continuedBy(run: Run, steps: readonly Step[], position: number): Run {
  const { tree, line } = withSteps(run.tree, nodeOf(run), steps);
  return { ...run, tree, path: [...run.path.slice(0, run.position), ...line], position };
}

/** The run after one step: along the path, else along the trace's cycle, else by the calm driver. */
export function forward(run: Run): Run {
  const { path, position } = run;
  if (position < path.length) return { ...run, position: position + 1 };
  const again = roundAgain(run);
  const at = again ?? calmDriver(choicesOf(worldOf(run)), position, worldOf(run));
  return at === undefined ? run : afterChoice(run, at);
}

/** The run at another position of its path. */
export function atPosition(run: Run, position: number): Run {
  return { ...run, position: Math.min(Math.max(0, position), run.path.length) };
}

/**
 * The run at any node of its tree; the path continues to `tip`, by default the end of the newest branch from the node.
 */
export function atNode(run: Run, node: Node, tip: Node = latestTip(run.tree, node)): Run {
  return { ...run, path: pathTo(tip), position: node.depth };
}

/** Whether the steps taken are the trace's whole stem and its cycle at least once; the rest of the trace repeats. */
export function isRound(run: Run): boolean {
  const { trace, position } = run;
  if (!trace?.cycle?.length || position < trace.stem.length + trace.cycle.length) return false;
  return takenIn(run).every(({ at }, place) => at === recordedAt(trace, place));
}

function roundAgain(run: Run): number | undefined {
  return run.trace && isRound(run) ? recordedAt(run.trace, run.position) : undefined;
}

/** The choice a trace takes at a position; its cycle repeats for ever. */
function recordedAt({ stem, cycle }: TokenRead, place: number): number | undefined {
  if (place < stem.length || !cycle?.length) return stem[place];
  return cycle[(place - stem.length) % cycle.length];
}

/** The token of the steps taken; of the whole lasso if its cycle was taken once. */
export function tokenSoFar(run: Run): string {
  const { scenario, setting, model, trace } = run;
  if (trace && isRound(run)) return tokenOf(model, { scenario, setting, stem: trace.stem, cycle: trace.cycle });
  const stem = takenIn(run).map(({ at }) => at);
  return tokenOf(model, { scenario, setting, stem }, digestText(digestAt(nodeOf(run))));
}

/** The digest of the steps on the path to each node. */
const digestAt = foldedAlong(digestOfNothing, ({ step }, before: number) => (step ? digestOn(before, step) : before));

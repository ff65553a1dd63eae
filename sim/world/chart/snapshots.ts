/** XState's snapshots as plain data: what of a snapshot is part of a local state, and snapshots out of local states. */
import type { AnyMachineSnapshot } from 'xstate';
import type { Party } from '#machines';
import { nodesOf, place } from './intake.ts';
import type { Local } from './local-state.ts';
import { mirrored, settle } from './plain.ts';
import { alike, inOrder, type RunningTimers, started } from './running-timers.ts';
import { getStateNodes } from './xstate.ts';

type Machine = Party['chart'];

/** What a chart's states imply, whatever the context. */
interface Shape {
  /** The timers of every active state's `after`. */
  readonly timers: RunningTimers;
  /** The regions of a parallel state in the order in which they act, where that is not the chart's. */
  readonly order: string | undefined;
}

/** A local state besides its value and context. */
type Rest = Pick<Local, 'done' | 'output' | 'history' | 'timers'>;

/** A snapshot out of what is told of a local state. */
export function resolved(
  machine: Machine,
  { value, context, done, output, history, timers }: Local,
): { snapshot: AnyMachineSnapshot; timers: RunningTimers } {
  const remembered = Object.entries(history ?? {}).map(([id, ids]) => [
    id,
    ids.map(each => nodesOf(machine.root).find(({ id: other }) => other === each)!),
  ]);
  settle(context);
  const snapshot = machine.resolveState({
    value,
    context,
    historyValue: Object.fromEntries(remembered),
    status: done ? 'done' : 'active',
    output,
  } as never) as AnyMachineSnapshot & { _nodes: Machine['root'][] };
  // XState puts a region without states before what is inside the others; an actor that begins there does not.
  snapshot._nodes.sort((one, other) => one.order - other.order);
  return { snapshot, timers: timers ? inOrder(timers) : done ? [] : shapeOf(machine, snapshot.value).timers };
}

/** What of a local state its value and context do not tell; undefined where there is nothing. */
export function restOf(snapshot: AnyMachineSnapshot, timers: RunningTimers, shape: Shape): Rest | undefined {
  const history = historyOf(snapshot);
  const isDone = snapshot.status === 'done';
  const isImplied = alike(timers, isDone ? [] : shape.timers);
  if (!isDone && !history && isImplied) return undefined;
  return {
    ...(isDone ? { done: true as const } : {}),
    ...(snapshot.output === undefined ? {} : { output: snapshot.output as unknown }),
    ...(history ? { history } : {}),
    ...(isImplied ? {} : { timers }),
  };
}

/** What a state's value implies in a chart. */
export function shapeOf({ root }: Machine, value: AnyMachineSnapshot['value']): Shape {
  const types = getStateNodes(root as never, value).flatMap(({ after }) =>
    after.map(({ eventType }) => eventType as string),
  );
  let timers: RunningTimers = [];
  for (const type of new Set(types)) timers = started(timers, type, { type });
  return { timers, order: orderOf(root, value) };
}

/**
 * Whether two snapshots of one local state are dressed alike. The dress is what is no part of the state and could show all
 * the same: the order of keys, and the order in which those states were entered that may go on by themselves (`always`).
 */
export function isDressedAlike(one: AnyMachineSnapshot, other: AnyMachineSnapshot): boolean {
  if (one.context !== other.context && JSON.stringify(one.context) !== JSON.stringify(other.context)) return false;
  const [orders, others] = [impatientOf(one), impatientOf(other)];
  return orders.length < 2 || orders.every((order, at) => order === others[at]);
}

/**
 * A state that XState has left without the one it stands in, or without one it has to be in, as one line; undefined where
 * there is none. It comes of history: of a parallel state that remembers nothing, or of two transitions taken at once.
 */
export function tornIn(snapshot: AnyMachineSnapshot): string | undefined {
  if (snapshot.status !== 'active') return undefined;
  const { _nodes: nodes } = snapshot as AnyMachineSnapshot & { _nodes: readonly Machine['root'][] };
  for (const node of nodes) {
    const inside = Object.values(node.states).filter(({ type }) => type !== 'history');
    const active = inside.filter(each => nodes.includes(each));
    const expected = node.type === 'compound' ? 1 : inside.length;
    if (active.length !== expected)
      return `history leaves state ${place(node)} in ${active.length} of ${expected} states`;
    if (node.parent && !nodes.includes(node.parent))
      return `history leaves ${place(node)} in no state ${place(node.parent)}`;
  }
  return undefined;
}

/** The innermost states that may go on by themselves, in the order in which they were entered. */
function impatientOf(snapshot: AnyMachineSnapshot): number[] {
  const { _nodes: nodes = [] } = snapshot as AnyMachineSnapshot & { _nodes?: readonly Machine['root'][] };
  const orders: number[] = [];
  for (const node of nodes) if (isInnermost(node) && isImpatient(node)) orders.push(node.order);
  return orders;
}

function isInnermost({ type }: Machine['root']): boolean {
  return type === 'atomic' || type === 'final';
}

function isImpatient({ always, parent }: Machine['root']): boolean {
  return (always?.length ?? 0) > 0 || (parent !== undefined && isImpatient(parent));
}

/**
 * The same state with the keys of its context in the opposite order. The order of regions stays: XState has orders that no
 * live actor comes to, and those it comes to are dresses.
 */
export function mirrorOf(snapshot: AnyMachineSnapshot): AnyMachineSnapshot {
  return { ...snapshot, context: mirrored(snapshot.context) } as AnyMachineSnapshot;
}

/** What history remembers, by the ids of states. */
export function historyOf({ historyValue }: AnyMachineSnapshot): Record<string, string[]> | undefined {
  const remembered = Object.entries(historyValue as Record<string, readonly { id: string }[]>);
  if (remembered.length === 0) return undefined;
  return Object.fromEntries(remembered.map(([id, nodes]) => [id, nodes.map(node => node.id).sort()]));
}

/** The regions of a parallel state act in the order in which they were entered; that order, where it is not the chart's. */
function orderOf(node: Machine['root'], value: AnyMachineSnapshot['value']): string | undefined {
  if (typeof value === 'string') return undefined;
  const keys = Object.keys(value);
  const own = Object.keys(node.states).filter(key => keys.includes(key));
  const inner = keys.flatMap(key => orderOf(node.states[key]!, value[key]!) ?? []);
  const here = keys.join() === own.join() ? [] : [`${node.id}: ${keys.join()}`];
  return [...here, ...inner].join('; ') || undefined;
}

/** A state's value as people write it: `waiting.asked`, and regions side by side. */
export function stateText(value: AnyMachineSnapshot['value']): string {
  if (typeof value === 'string') return value;
  return Object.entries(value)
    .map(([key, inner]) => (inner && Object.keys(inner).length > 0 ? `${key}.${stateText(inner)}` : key))
    .join(', ');
}

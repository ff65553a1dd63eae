/**
 * XState's snapshots and local states: the part of a snapshot that is the local state, and snapshots from local states.
 */
import type { AnyMachineSnapshot } from 'xstate';
import type { Party } from '#machines';
import type { Local } from './local-state.ts';
import { freezePlain, reversedKeys } from './plain.ts';
import { alike, inOrder, type RunningTimers, started } from './running-timers.ts';
import { nodeName, nodesOf } from './validation.ts';
import { getStateNodes } from './xstate.ts';

type Machine = Party['chart'];

/** The implications of a state value, independent of the context. */
interface Shape {
  /** The timers of every active state's `after`. */
  readonly timers: RunningTimers;
  /** The order in which the regions of parallel states act; undefined where it is the chart's order. */
  readonly order: string | undefined;
}

/** The parts of a local state besides value, context and tags. */
type Remainder = Pick<Local, 'done' | 'output' | 'history' | 'timers'>;

/** The snapshot and the timers of a local state. */
export function resolved(
  machine: Machine,
  { value, context, done, output, history, timers }: Local,
): { snapshot: AnyMachineSnapshot; timers: RunningTimers } {
  const remembered = Object.entries(history ?? {}).map(([id, ids]) => [
    id,
    ids.map(each => nodesOf(machine.root).find(({ id: other }) => other === each)!),
  ]);
  freezePlain(context);
  const snapshot = machine.resolveState({
    value,
    context,
    historyValue: Object.fromEntries(remembered),
    status: done ? 'done' : 'active',
    output,
  } as never) as AnyMachineSnapshot & { _nodes: Machine['root'][] };
  // XState puts a region without states before the inner states of the other regions; an actor that begins there does
  // not.
  snapshot._nodes.sort((one, other) => one.order - other.order);
  return { snapshot, timers: timers ? inOrder(timers) : done ? [] : shapeOf(machine, snapshot.value).timers };
}

/** The parts of a local state that its value and context do not imply; undefined where there are none. */
export function remainderOf(snapshot: AnyMachineSnapshot, timers: RunningTimers, shape: Shape): Remainder | undefined {
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

/** The implications of a state value in a chart. */
export function shapeOf({ root }: Machine, value: AnyMachineSnapshot['value']): Shape {
  const types = getStateNodes(root as never, value).flatMap(({ after }) =>
    after.map(({ eventType }) => eventType as string),
  );
  let timers: RunningTimers = [];
  for (const type of new Set(types)) timers = started(timers, type, { type });
  return { timers, order: orderOf(root, value) };
}

/**
 * Whether two snapshots of one local state are the same variant. A variant is the part of a snapshot that is not state
 * and yet can influence a step: the order of keys, and the order in which innermost states with eventless transitions
 * (`always`) were entered.
 */
export function isSameVariant(one: AnyMachineSnapshot, other: AnyMachineSnapshot): boolean {
  if (one.context !== other.context && JSON.stringify(one.context) !== JSON.stringify(other.context)) return false;
  const [orders, others] = [eventlessOrdersOf(one), eventlessOrdersOf(other)];
  return orders.length < 2 || orders.every((order, at) => order === others[at]);
}

/**
 * The first inconsistency of the active states, as one line: an active state without its parent, or with too few or too
 * many active children; undefined where there is none. History causes it: of a parallel state that remembers nothing,
 * or of two transitions at once.
 */
export function inconsistencyIn(snapshot: AnyMachineSnapshot): string | undefined {
  if (snapshot.status !== 'active') return undefined;
  const { _nodes: nodes } = snapshot as AnyMachineSnapshot & { _nodes: readonly Machine['root'][] };
  for (const node of nodes) {
    const inside = Object.values(node.states).filter(({ type }) => type !== 'history');
    const active = inside.filter(each => nodes.includes(each));
    const expected = node.type === 'compound' ? 1 : inside.length;
    if (active.length !== expected)
      return `history leaves state ${nodeName(node)} in ${active.length} of ${expected} states`;
    if (node.parent && !nodes.includes(node.parent))
      return `history leaves ${nodeName(node)} in no state ${nodeName(node.parent)}`;
  }
  return undefined;
}

/** The innermost states with eventless transitions, in the order in which they were entered. */
function eventlessOrdersOf(snapshot: AnyMachineSnapshot): number[] {
  const { _nodes: nodes = [] } = snapshot as AnyMachineSnapshot & { _nodes?: readonly Machine['root'][] };
  const orders: number[] = [];
  for (const node of nodes) if (isInnermost(node) && hasEventless(node)) orders.push(node.order);
  return orders;
}

function isInnermost({ type }: Machine['root']): boolean {
  return type === 'atomic' || type === 'final';
}

function hasEventless({ always, parent }: Machine['root']): boolean {
  return (always?.length ?? 0) > 0 || (parent !== undefined && hasEventless(parent));
}

/**
 * The same state with the keys of its context in reverse order. The order of regions stays: some orders are unreachable
 * for a live actor, and the reachable ones are variants.
 */
export function withReversedKeys(snapshot: AnyMachineSnapshot): AnyMachineSnapshot {
  return { ...snapshot, context: reversedKeys(snapshot.context) } as AnyMachineSnapshot;
}

/** The ids of remembered states, by history state; undefined where nothing is remembered. */
export function historyOf({ historyValue }: AnyMachineSnapshot): Record<string, string[]> | undefined {
  const remembered = Object.entries(historyValue as Record<string, readonly { id: string }[]>);
  if (remembered.length === 0) return undefined;
  return Object.fromEntries(remembered.map(([id, nodes]) => [id, nodes.map(node => node.id).sort()]));
}

/**
 * The order in which the regions of parallel states were entered, in which they act; undefined where it is the chart's
 * order.
 */
function orderOf(node: Machine['root'], value: AnyMachineSnapshot['value']): string | undefined {
  if (typeof value === 'string') return undefined;
  const keys = Object.keys(value);
  const own = Object.keys(node.states).filter(key => keys.includes(key));
  const inner = keys.flatMap(key => orderOf(node.states[key]!, value[key]!) ?? []);
  const here = keys.join() === own.join() ? [] : [`${node.id}: ${keys.join()}`];
  return [...here, ...inner].join('; ') || undefined;
}

/** The text of a state value: `waiting.asked`; parallel regions are separated by commas. */
export function stateText(value: AnyMachineSnapshot['value']): string {
  if (typeof value === 'string') return value;
  return Object.entries(value)
    .map(([key, inner]) => (inner && Object.keys(inner).length > 0 ? `${key}.${stateText(inner)}` : key))
    .join(', ');
}

/**
 * A profile of the state space: for each party, the number of cells, local states and inboxes in the reached worlds,
 * and the parts of its local state and the messages with the most values. A world combines one value of each, so a part
 * with many values multiplies the worlds. The profile counts reached worlds only: the model compiles cells that no
 * world uses.
 */
import type { Local } from '../world/chart/local-state.ts';
import { canonical } from '../world/interning/interner.ts';
import type { Model } from '../world/model.ts';

/** A part of a local state. Its path starts at `state` or at a key of the context: `durable.rows.0.state`. */
export interface PartValues {
  readonly path: string;
  /** The number of distinct values; an absent value counts as one. */
  readonly values: number;
}

/** A type of message in a party's inbox. */
export interface MessageValues {
  readonly from: string;
  readonly type: string;
  /** The number of distinct messages of this type. */
  readonly values: number;
  /** The number of inboxes that contain one of them. */
  readonly inboxes: number;
}

/** The values of one party in the reached worlds; or of one observer, which has neither cells nor inboxes. */
export interface PartyBreakdown {
  readonly party: string;
  readonly cells: number;
  readonly locals: number;
  readonly inboxes: number;
  readonly parts: readonly PartValues[];
  readonly messages: readonly MessageValues[];
}

/** The profile of a state space. The party with the most cells comes first. */
export interface StateSpaceProfile {
  readonly parties: readonly PartyBreakdown[];
  readonly observers: readonly PartyBreakdown[];
  /** The number of combinations of absent devices. */
  readonly away: number;
  /** The number of combinations of remaining budgets. */
  readonly budgets: number;
}

/** Makes a model record the values it reaches. Call it before the model is explored. */
export function recordReachedValues(model: Model): Model {
  model.reached = Array.from({ length: model.width }, () => new Set());
  return model;
}

/** The profile of an explored model (see `recordReachedValues`). */
export function stateSpaceProfileOf(model: Model): StateSpaceProfile {
  const reached = model.reached ?? [];
  const { parties, cells, observers, width } = model;
  const most = (one: PartyBreakdown, other: PartyBreakdown): number =>
    other.cells - one.cells || other.locals - one.locals;
  return {
    parties: parties.map(({ name }, at) => ofParty(model, name, at, [...(reached[at] ?? [])])).sort(most),
    observers: observers
      .map(({ observer: { name } }, at) => {
        const states = [...(reached[cells.length + at] ?? [])];
        const locals = states.map(state => observers[at]!.state(state));
        return { party: name, cells: 0, locals: states.length, inboxes: 0, parts: partsOf(locals), messages: [] };
      })
      .sort(most),
    away: reached[width - 2]?.size ?? 0,
    budgets: reached[width - 1]?.size ?? 0,
  };
}

function ofParty({ cells, registers }: Model, party: string, at: number, used: readonly number[]): PartyBreakdown {
  const { localOf, inboxOf } = cells[at]!;
  const locals = [...new Set(used.map(cell => localOf[cell]!))];
  const inboxes = [...new Set(used.map(cell => inboxOf[cell]!))];
  const messages = new Map<string, { from: string; type: string; values: Set<number>; inboxes: Set<number> }>();
  for (const inbox of inboxes)
    for (const id of cells[at]!.messages(inbox)) {
      const { from, message } = registers.envelope(id);
      const key = `${from} ${message.type}`;
      const known = messages.get(key) ?? { from, type: message.type, values: new Set(), inboxes: new Set() };
      messages.set(key, known);
      known.values.add(id);
      known.inboxes.add(inbox);
    }
  return {
    party,
    cells: used.length,
    locals: locals.length,
    inboxes: inboxes.length,
    parts: partsOf(locals.map(local => cells[at]!.localState(local))),
    messages: [...messages.values()]
      .map(({ from, type, values, inboxes }) => ({ from, type, values: values.size, inboxes: inboxes.size }))
      .sort((one, other) => other.values - one.values || other.inboxes - one.inboxes),
  };
}

/** The parts of local states with more than one value, the most values first. */
function partsOf(locals: readonly Local[]): readonly PartValues[] {
  const parts = new Map<string, { values: Set<string>; times: number }>();
  for (const { value, context } of locals)
    for (const [path, leaf] of [...leavesOf('state', value), ...leavesOf('', context)]) {
      const known = parts.get(path) ?? { values: new Set(), times: 0 };
      parts.set(path, known);
      known.values.add(canonical(leaf));
      known.times++;
    }
  return [...parts]
    .map(([path, { values, times }]) => ({ path, values: values.size + (times < locals.length ? 1 : 0) }))
    .filter(({ values }) => values > 1)
    .sort((one, other) => other.values - one.values || (one.path < other.path ? -1 : 1));
}

/** Every leaf of a value, with its path. */
function* leavesOf(path: string, value: unknown): Iterable<readonly [path: string, leaf: unknown]> {
  const parts = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (parts.length === 0) yield [path, value];
  for (const [name, part] of parts) yield* leavesOf(path === '' ? name : `${path}.${name}`, part);
}

/** A world as plain JSON. A change makes a copy. */
import type { Envelope, Link, System } from '#machines';
import { byText, isSame, type NaiveLocal } from './naive-chart.ts';

export interface NaiveWorld {
  readonly locals: readonly NaiveLocal[];
  /** For each party, the messages in flight to it, sorted by sender. */
  readonly inboxes: readonly (readonly Envelope[])[];
  readonly away: readonly string[];
  /** The remainder of each budget. */
  readonly left: Readonly<Record<string, number>>;
  readonly observers: readonly NaiveLocal[];
  /** Whether the scenario has several beginnings and none is chosen yet. */
  readonly isBefore?: true;
}

export const linkOf = (system: System, { from, to }: Envelope): Link => system.link(from, to);

export const placeOf = ({ parties }: System, party: string): number => parties.findIndex(({ name }) => name === party);

/** The world with one more message in flight; undefined if its link is full. */
export function put(world: NaiveWorld, envelope: Envelope, system: System): NaiveWorld | undefined {
  const at = placeOf(system, envelope.to);
  const inbox = world.inboxes[at]!;
  const alike = inbox.filter(({ from }) => from === envelope.from);
  const { discipline, inFlightMax } = linkOf(system, envelope);
  if (discipline === 'duplicating' && alike.some(other => isSame(other, envelope))) return world;
  if (alike.length >= inFlightMax) return undefined;
  const order = (one: Envelope, other: Envelope): number =>
    placeOf(system, one.from) - placeOf(system, other.from) ||
    (linkOf(system, one).discipline === 'ordered' ? 0 : byText(one, other));
  return { ...world, inboxes: world.inboxes.with(at, [...inbox, envelope].sort(order)) };
}

/** The world without one copy of a message, if it contains one. */
export function without(world: NaiveWorld, envelope: Envelope): NaiveWorld {
  const less = (inbox: readonly Envelope[]): readonly Envelope[] => {
    const at = inbox.findIndex(other => isSame(other, envelope));
    return inbox.filter((_, place) => place !== at);
  };
  return { ...world, inboxes: world.inboxes.map(less) };
}

/** The world without the messages between two parties. */
export function cleared(world: NaiveWorld, ...two: readonly string[]): NaiveWorld {
  const less = (inbox: readonly Envelope[]) =>
    inbox.filter(({ from, to }) => !(two.includes(from) && two.includes(to)));
  return { ...world, inboxes: world.inboxes.map(less) };
}

/** The values without duplicates. */
export function once<Value>(values: readonly Value[]): Value[] {
  return values.filter((value, at) => values.findIndex(other => isSame(other, value)) === at);
}

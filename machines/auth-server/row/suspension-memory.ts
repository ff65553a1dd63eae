/** What the auth server remembers of suspensions: who holds a row, and which request of an actor was the last. */
import type { Suspension, SuspensionMessage } from '../../protocol/messages/suspension.ts';
import type { AuthServerContext, BindingRow, OfRow, Scope } from '../context.ts';

const nameOf = ({ actor, about }: Suspension): string => `${actor} ${about}`;
const lastOf = ({ durable }: AuthServerContext, asked: Suspension): number =>
  durable.suspensionsHeard?.[nameOf(asked)] ?? 0;

const holding = ({ context }: Scope, row: number, actors: readonly string[]): AuthServerContext['durable'] => ({
  ...context.durable,
  rows: context.durable.rows.map((held, at): BindingRow | null => {
    if (at !== row || !held) return held;
    const { suspended: _, ...rest } = held;
    return actors.length > 0 ? { ...rest, suspended: [...actors].sort() } : rest;
  }),
});

/** Who holds a row. */
const actorsOf = ({ context }: Scope, row: number): readonly string[] => context.durable.rows[row]?.suspended ?? [];

/** The durable part after each action. */
export const suspensionWrites = {
  hold: (scope: Scope, { row }: OfRow) => {
    const { actor } = scope.event as SuspensionMessage;
    return holding(scope, row, [...actorsOf(scope, row).filter(each => each !== actor), actor]);
  },
  release: (scope: Scope, { row, all }: OfRow & { all: boolean }) => {
    const { actor } = scope.event as SuspensionMessage;
    return holding(scope, row, all ? [] : actorsOf(scope, row).filter(each => each !== actor));
  },
  hear: ({ context, event }: Scope) => {
    const asked = event as SuspensionMessage;
    const order = Math.max(lastOf(context, asked), asked.order);
    return { ...context.durable, suspensionsHeard: { ...context.durable.suspensionsHeard, [nameOf(asked)]: order } };
  },
};

export const suspensionGuards = {
  /** A request about this row that is to be obeyed. */
  obeys: ({ context, event }: Scope, { row, ordered }: OfRow & { ordered: boolean }) => {
    const held = context.durable.rows[row];
    if (!held || (event.type !== 'card.suspend' && event.type !== 'card.resume')) return false;
    const about = event.actor === 'issuer' ? held.card : held.element;
    return about === event.about && (!ordered || event.order > lastOf(context, event));
  },
  held: (scope: Scope, { row }: OfRow) => actorsOf(scope, row).length > 0,
  unheld: (scope: Scope, { row }: OfRow) => actorsOf(scope, row).length === 0,
};

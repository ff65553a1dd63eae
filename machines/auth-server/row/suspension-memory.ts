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
  /** A row that opens is held by the actors whose suspension of its card or element stands. */
  holdStanding: (scope: Scope, { row }: OfRow) => {
    const { rows, suspensionsStanding = [] } = scope.context.durable;
    const { card, element } = rows[row]!;
    const named = { issuer: card, lostMode: element };
    const standing = Object.entries(named)
      .filter(([actor, about]) => suspensionsStanding.includes(`${actor} ${about}`))
      .map(([actor]) => actor);
    return holding(scope, row, [...new Set([...actorsOf(scope, row), ...standing])]);
  },
  hear: ({ context, event }: Scope) => {
    const asked = event as SuspensionMessage;
    const { suspensionsHeard, suspensionsStanding: before = [], ...durable } = context.durable;
    const [name, last] = [nameOf(asked), lastOf(context, asked)];
    const others = before.filter(each => each !== name);
    // An older request changes nothing.
    const isLatest = asked.order >= last;
    const standing = !isLatest ? before : asked.type === 'card.suspend' ? [...others, name].sort() : others;
    return {
      ...durable,
      suspensionsHeard: { ...suspensionsHeard, [name]: Math.max(last, asked.order) },
      ...(standing.length > 0 ? { suspensionsStanding: standing } : {}),
    };
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

/** What the auth server remembers of an activation: whether the element pays with the row's payment token. */
import { transactionOf } from '../../protocol/identifier.ts';
import type { BindingRow, OfRow, Scope } from '../context.ts';

/** The durable part after each action. */
export const activationWrites = {
  /** Writes down the state just entered; an inactive one is left out. */
  mirrorActivation: (
    { context: { durable } }: Scope,
    { row, state }: OfRow & { state: 'pending' | 'active' | 'inactive' },
  ) => {
    const { activation: _, ...rest } = durable.rows[row] ?? {};
    const mirrored = state === 'inactive' ? rest : { ...rest, activation: state };
    return { ...durable, rows: durable.rows.map((held, at) => (at === row && held ? (mirrored as BindingRow) : held)) };
  },
};

const isAboutLive = ({ context, event }: Scope, { row }: OfRow): boolean =>
  event.type === 'activation.request' &&
  event.transaction === transactionOf(row) &&
  context.durable.rows[row]?.state === 'active';

const isOfType = ({ context, event }: Scope, { row }: OfRow): boolean =>
  event.type === 'activation.request' && event.cardType === context.durable.rows[row]?.cardType;

export const activationGuards = {
  isActivation: ({ context }: Scope, { row, state }: OfRow & { state: 'pending' | 'active' }) =>
    context.durable.rows[row]?.activation === state,
  /** A request about this row, which is live and of that type. [seen] P2: the type of the account is that of the instruction */
  live: (scope: Scope, of: OfRow) => isAboutLive(scope, of) && isOfType(scope, of),
  /** A request about this row, which is live and of another type. */
  ofAnotherType: (scope: Scope, of: OfRow) => isAboutLive(scope, of) && !isOfType(scope, of),
  /** The element reports that it pays with this row's card. */
  switchedToMe: ({ event }: Scope, { row }: OfRow) =>
    event.type === 'activation.result' && event.outcome === 'active' && event.transaction === transactionOf(row),
  /** The element of this row reports that it pays with another card of the type. */
  switchedAway: ({ context: { durable }, event }: Scope, { row }: OfRow) => {
    if (event.type !== 'activation.result' || event.outcome !== 'active') return false;
    const one = durable.rows[row];
    const two = durable.rows.find(each => each?.transaction === event.transaction);
    return (
      one?.activation !== undefined && one.element === two?.element && one.cardType === two.cardType && one !== two
    );
  },
};

/** What the auth server remembers of an activation: whether the element pays with the row's payment token. */
import { isOlder, type RequestIdentity, transactionOf } from '../../protocol/identifier.ts';
import type { AuthServerContext, BindingRow, Instructed, OfRow, Scope } from '../context.ts';

const placeOf = ({ element, cardType }: BindingRow): string => `${element} ${cardType}`;

/** The last activation instruction for the type and the element of a row. */
export const instructedFor = ({ durable }: AuthServerContext, row: number): Instructed | undefined => {
  const held = durable.rows[row];
  return held ? durable.instructed?.[placeOf(held)] : undefined;
};

/** The durable part after each action. */
export const activationWrites = {
  /** The next number for the type of the element; a request that comes again has the number it had. */
  numberActivation: ({ context, event }: Scope, { row }: OfRow): AuthServerContext['durable'] => {
    const { durable } = context;
    const { request } = event as { request: RequestIdentity };
    const last = instructedFor(context, row);
    if (last?.request === request) return durable;
    const sequence = (last?.sequence ?? 0) + 1;
    return { ...durable, instructed: { ...durable.instructed, [placeOf(durable.rows[row]!)]: { request, sequence } } };
  },
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
  /** A request of the device that is older than the last one answered: the card holder has picked anew since. */
  overtaken: (scope: Scope, { row }: OfRow) => {
    const { context, event } = scope;
    if (event.type !== 'activation.request' || !isAboutLive(scope, { row })) return false;
    const last = instructedFor(context, row);
    return last !== undefined && isOlder(event.request, last.request);
  },
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

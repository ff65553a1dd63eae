/** The guards and writes of accounts: who is signed in on which device, and the cards bound to each user. */
import type { Roster } from '../../protocol/card.ts';
import { requestOf } from '../../protocol/identifier.ts';
import { userCode } from '../../protocol/messages/one-tap.ts';
import type { AccountEvent, Accounts, AuthServerContext, Scope, SessionRow } from '../context.ts';

type Of<Type extends AccountEvent['type']> = Extract<AccountEvent, { type: Type }>;

export interface OfDevice {
  readonly device: string;
}

/** The accounts at the beginning. */
export function newAccounts({ users, signedIn = [] }: Roster): Accounts {
  if (!users) return {};
  const registered = Object.fromEntries(users.map(({ name, cards, registered: listed }) => [name, listed ?? cards]));
  const sessions = signedIn.map(({ user, device }): [string, SessionRow] => [
    device,
    { state: 'open', session: requestOf(0, 0), sequence: 0, user },
  ]);
  return { sessions: Object.fromEntries(sessions), registered };
}

/** The last session of a device. */
const sessionOf = ({ durable }: AuthServerContext, device: string): SessionRow | undefined =>
  durable.sessions?.[device];

/** The user in whose session, open on the device, this is asked; undefined where there is none. */
export function userAsking(context: AuthServerContext, { device, session }: { device: string; session: string }) {
  const row = sessionOf(context, device);
  return row?.state === 'open' && row.session === session ? row.user : undefined;
}

/** Whether the card is bound to the account of the user in whose session this is asked. */
export function ownerAsks(
  context: AuthServerContext,
  event: { readonly device: string; readonly session: string; readonly card: string },
): boolean {
  const user = userAsking(context, event);
  return user !== undefined && (context.durable.registered?.[user] ?? []).includes(event.card);
}

/** Wrong codes a user is good for; after as many nobody signs in under that name. */
const mistakesMax = 3;

/** Tries left; it names one asking for a code, so that a repeated answer is counted once. */
export const triesLeft = (context: AuthServerContext, device: string): number =>
  mistakesMax - (context.durable.mistakes?.[sessionOf(context, device)?.user ?? ''] ?? 0);

/** The user whose cards are asked for; where none is named, the one in the session of the device. */
export const userNamed = ({ context, event }: Scope, { device }: OfDevice): string | undefined =>
  event.type === 'cards.query' ? event.user : sessionOf(context, device)?.user;

/** The cards bound to that user. */
export const cardsOf = (scope: Scope, of: OfDevice): readonly string[] =>
  scope.context.durable.registered?.[userNamed(scope, of) ?? ''] ?? [];

/** Whether the user who is signed in asks for his own cards, in the session that is open. */
const asksForOwn = ({ context, event }: Scope, { device }: OfDevice): boolean => {
  const open = sessionOf(context, device);
  return (
    event.type === 'cards.query' &&
    event.device === device &&
    event.session === open?.session &&
    event.user === open.user
  );
};

/** What each action makes of the durable part. */
export const accountWrites = {
  openSession: ({ context: { durable }, event }: Scope, { device }: OfDevice) => {
    const { session, sequence, user } = event as Of<'session.open'>;
    return {
      ...durable,
      sessions: { ...durable.sessions, [device]: { state: 'open' as const, session, sequence, user } },
    };
  },
  mirrorSession: ({ context: { durable } }: Scope, { device, state }: OfDevice & { state: SessionRow['state'] }) => ({
    ...durable,
    sessions: { ...durable.sessions, [device]: { ...durable.sessions![device]!, state } },
  }),
  countMistake: ({ context }: Scope, { device }: OfDevice) => {
    const user = sessionOf(context, device)!.user!;
    const { mistakes } = context.durable;
    return { ...context.durable, mistakes: { ...mistakes, [user]: (mistakes?.[user] ?? 0) + 1 } };
  },
  closeSession: ({ context: { durable }, event }: Scope, { device }: OfDevice) => {
    const { session, sequence } = event as Of<'session.close'>;
    return { ...durable, sessions: { ...durable.sessions, [device]: { state: 'closed' as const, session, sequence } } };
  },
  registerCard: ({ context: { durable }, event }: Scope) => {
    const { user, card } = event as Of<'card.register'>;
    const held = durable.registered?.[user] ?? [];
    return { ...durable, registered: { ...durable.registered, [user]: [...held.filter(each => each !== card), card] } };
  },
};

export const accountGuards = {
  ofDevice: ({ event }: Scope, { device }: OfDevice) => 'device' in event && event.device === device,
  /** A session newer than any the server has heard of on this device. */
  newer: ({ context, event }: Scope, { device }: OfDevice) =>
    'sequence' in event &&
    'device' in event &&
    event.device === device &&
    event.sequence > (sessionOf(context, device)?.sequence ?? -1),
  /** The session the server knows last on this device. */
  sameSession: ({ context, event }: Scope, { device }: OfDevice) =>
    'session' in event &&
    'device' in event &&
    event.device === device &&
    event.session === sessionOf(context, device)?.session,
  ownQuery: asksForOwn,
  /** Asks, on this device, for cards in another name or session than that of the user who is signed in. */
  foreignQuery: (scope: Scope, of: OfDevice) =>
    scope.event.type === 'cards.query' && scope.event.device === of.device && !asksForOwn(scope, of),
  /** Asks for the cards of a user to whom none is bound. */
  holdsNone: (scope: Scope, of: OfDevice) =>
    scope.event.type === 'cards.query' && scope.event.device === of.device && cardsOf(scope, of).length === 0,
  /** The code that was sent to the user who signs in, to whom no card or some are bound. */
  rightCode: (scope: Scope, { device, holds }: OfDevice & { holds: 'none' | 'some' }) =>
    scope.event.type === 'user.answer' &&
    scope.event.device === device &&
    scope.event.session === sessionOf(scope.context, device)?.session &&
    scope.event.code === userCode &&
    triesLeft(scope.context, device) > 0 &&
    (cardsOf(scope, { device }).length === 0) === (holds === 'none'),
  /** A wrong code that answers the last asking. */
  wrongCode: ({ context, event }: Scope, { device, last }: OfDevice & { last: boolean }) =>
    event.type === 'user.answer' &&
    event.device === device &&
    event.session === sessionOf(context, device)?.session &&
    event.left === triesLeft(context, device) &&
    event.left <= 1 === last,
  noTries: ({ context, event }: Scope, { device }: OfDevice) =>
    'device' in event && event.device === device && triesLeft(context, device) <= 0,
  sessionIs: ({ context }: Scope, { device, state }: OfDevice & { state: string }) =>
    sessionOf(context, device)?.state === state,
};

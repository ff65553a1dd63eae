/** What the terminal remembers of the session on its device: how it changes, and what a chart asks of it. */
import { bindsByOneTap, type Device, type Roster } from '../../protocol/card.ts';
import { requestOf, sequenceOf } from '../../protocol/identifier.ts';
import { issuerOf } from '../../protocol/party-name.ts';
import type { Of, Scope, Session } from '../context.ts';

/** The session of the beginning. */
export function firstSession(roster: Roster, { name }: Device): { readonly session?: Session } {
  const mine = roster.signedIn?.find(({ device }) => device === name);
  if (!mine) return {};
  const state = bindsByOneTap(roster) ? 'listed' : 'signedIn';
  const listed = bindsByOneTap(roster) ? { issuers: issuersOf(roster, mine.user) } : {};
  return { session: { state, user: mine.user, session: requestOf(0, 0), sequence: 0, ...listed } };
}

/** The issuer of each card that is listed under a user. */
function issuersOf(roster: Roster, user: string): Readonly<Record<string, string>> {
  const { registered, cards = [] } = roster.users?.find(({ name }) => name === user) ?? {};
  return Object.fromEntries((registered ?? cards).map(card => [card, issuerOf(roster, card)]));
}

const keeping = ({ context: { durable } }: Scope, kept: Partial<Session>) => ({
  ...durable,
  session: { ...durable.session!, ...kept },
});

/** The durable part after each action. */
export const sessionWrites = {
  newSession: ({ context: { durable }, event }: Scope) => {
    const { installation } = durable;
    const requested = durable.requested + 1;
    const { user } = event as Of<'session.start'>;
    const session = requestOf(installation, requested);
    const sequence = sequenceOf(installation, requested);
    return { ...durable, requested, session: { state: 'signingIn', user, session, sequence } };
  },
  mirrorSession: (scope: Scope, { state }: { state: string }) => keeping(scope, { state }),
  keepAsking: (scope: Scope) => keeping(scope, { left: (scope.event as Of<'user.challenge'>).left }),
  keepIssuers: (scope: Scope) => {
    const { event } = scope;
    const cards = event.type === 'cards.found' ? event.cards : [];
    return keeping(scope, { issuers: Object.fromEntries(cards.map(({ card, issuer }) => [card, issuer])) });
  },
  endSession: ({ context }: Scope) => {
    const { session: _, ...durable } = context.durable;
    return durable;
  },
};

/** Whether somebody is signed in, or signs in: a session that the auth server is told to close is over. */
export const isUnderWay = (session: Session | undefined): session is Session =>
  session !== undefined && session.state !== 'signingOut';

const isMySession = ({ context: { durable }, event }: Scope): boolean =>
  'session' in event && isUnderWay(durable.session) && event.session === durable.session.session;

export const sessionGuards = {
  /** An answer in the session under way. */
  mySession: isMySession,
  /** The auth server asks for another code than the one passed on. */
  nextAsking: (scope: Scope) =>
    scope.event.type === 'user.challenge' &&
    isMySession(scope) &&
    scope.event.left < (scope.context.durable.session?.left ?? 0),
  /** The answer to the sign-out that the auth server was told of. */
  mySignOut: ({ context: { durable }, event }: Scope) =>
    event.type === 'session.closed' && event.session === durable.session?.session,
  sessionWas: ({ context }: Scope, { state }: { state: string }) => context.durable.session?.state === state,
};

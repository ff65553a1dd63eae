/** The guards and writes of a session, and of a card chosen from a list. */
import { bindsByOneTap, type Device, type Roster } from '../protocol/card.ts';
import { requestOf, sequenceOf } from '../protocol/identifier.ts';
import type { Binding, Of, OfCard, Scope, Session, Volatile } from './context.ts';

/** The session of the beginning. */
export function newSession(roster: Roster, { name }: Device): { readonly session?: Session } {
  const mine = roster.signedIn?.find(({ device }) => device === name);
  if (!mine) return {};
  const state = bindsByOneTap(roster) ? 'listed' : 'signedIn';
  return { session: { state, user: mine.user, session: requestOf(0, 0), sequence: 0 } };
}

/** What each action makes of the durable part. */
export const sessionWrites = {
  newSession: ({ context: { durable }, event }: Scope) => {
    const { installation } = durable;
    const requested = durable.requested + 1;
    const { user } = event as Of<'session.start'>;
    const session: Session = {
      state: 'signingIn',
      user,
      session: requestOf(installation, requested),
      sequence: sequenceOf(installation, requested),
    };
    return { ...durable, requested, session };
  },
  mirrorSession: ({ context: { durable } }: Scope, { state }: { state: string }) => ({
    ...durable,
    session: { ...durable.session!, state },
  }),
  keepAsking: ({ context: { durable }, event }: Scope) => ({
    ...durable,
    session: { ...durable.session!, left: (event as Of<'user.challenge'>).left },
  }),
  endSession: ({ context }: Scope) => {
    const { session: _, ...durable } = context.durable;
    return durable;
  },
  /** A fresh request for the card just chosen, for the user of this session. */
  newChoice: ({ context: { durable }, event }: Scope, { card }: OfCard) => {
    const requested = durable.requested + 1;
    const begun: Binding = {
      state: 'identifying',
      request: requestOf(durable.installation, requested),
      user: durable.session!.user,
      ...((event as Of<'card.choose'>).typed ? { typed: true as const } : {}),
    };
    return { ...durable, requested, bindings: { ...durable.bindings, [card]: begun } };
  },
  /** Which asking for a code this is. */
  keepChallenge: ({ context: { durable }, event }: Scope, { card }: OfCard) => {
    const { left } = event as Of<'code.challenge'>;
    return { ...durable, bindings: { ...durable.bindings, [card]: { ...durable.bindings[card]!, left } } };
  },
  /** Holds the code, so that it can be passed on again; never written down. */
  keepCode: ({ context: { volatile }, event }: Scope, { card }: OfCard) => ({
    ...volatile,
    codes: { ...volatile.codes, [card]: (event as Of<'code.typed'>).code },
  }),
  /** Forgets the code once it has done its work. */
  dropCode: ({ context: { volatile } }: Scope, { card }: OfCard): Volatile => {
    const { codes = {}, ...rest } = volatile;
    const { [card]: _, ...others } = codes;
    return Object.keys(others).length > 0 ? { ...rest, codes: others } : rest;
  },
};

export const sessionGuards = {
  /** An answer in the session under way. */
  mySession: ({ context, event }: Scope) => 'session' in event && event.session === context.durable.session?.session,
  /** The card is chosen while somebody is signed in. */
  chosenInSession: ({ context, event }: Scope, { card }: OfCard) =>
    event.type === 'card.choose' && event.card === card && context.durable.session !== undefined,
  /** The card was chosen from a list, and not added by hand. */
  wasChosen: ({ context, event }: Scope, { card }: OfCard) =>
    'card' in event && event.card === card && context.durable.bindings[card]?.user !== undefined,
  /** The issuer asks for another code than the one passed on. */
  nextChallenge: ({ context, event }: Scope, { card }: OfCard) =>
    event.type === 'code.challenge' &&
    event.card === card &&
    event.request === context.durable.bindings[card]?.request &&
    event.left < (context.durable.bindings[card]?.left ?? 0),
  /** The auth server asks for another code than the one passed on. */
  nextAsking: ({ context: { durable }, event }: Scope) =>
    event.type === 'user.challenge' &&
    event.session === durable.session?.session &&
    event.left < (durable.session?.left ?? 0),
  sessionWas: ({ context }: Scope, { state }: { state: string }) => context.durable.session?.state === state,
};

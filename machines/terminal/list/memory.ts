/** What a new app remembers of its list of cards: how it changes, and what a chart asks of it. */
import { type CardType, cardTypes, type Roster } from '../../protocol/card.ts';
import { nextInstallation, type RequestIdentity, requestOf, sequenceOf } from '../../protocol/identifier.ts';
import { unknownCard } from '../activation/shown-memory.ts';
import type { Of, Scope, Session, TerminalContext, TerminalEvent } from '../context.ts';

type Durable = TerminalContext['durable'];

/** The session that a new app tells the auth server is over. */
const signingOutOf = (installation: number, requested: number): Session => ({
  state: 'signingOut',
  user: '',
  session: requestOf(installation, requested),
  sequence: sequenceOf(installation, requested),
});

/** A new app: nothing of the old one is left but what is kept outside it. It lists its cards where that is wanted. */
export function reinstalled({ durable }: TerminalContext, { cards, devices, users }: Roster, lists: boolean): Durable {
  const installation = nextInstallation(durable.installation, devices);
  const has = (type: CardType) => cards.some(each => each.type === type);
  const shown = Object.fromEntries(cardTypes.map(type => [type, lists && has(type) ? unknownCard : null]));
  return {
    installation,
    requested: lists ? (users ? 2 : 1) : 0,
    bindings: {},
    activations: {},
    shown: shown as Durable['shown'],
    ...(lists ? { listing: { request: requestOf(installation, 1) } } : {}),
    // Newer than any of the app before: to sign out of it closes whatever that one left open.
    ...(lists && users ? { session: signingOutOf(installation, 2) } : {}),
  };
}

/** The durable part after each action. */
export const listWrites = {
  keepListed: ({ context: { durable }, event }: Scope): Durable => {
    const { type: _, records, ...rest } = event as Of<'records.listed'>;
    // What this app has bound itself it need not ask about.
    const known = Object.values(durable.bindings).map(({ transaction }) => transaction);
    const found = records?.filter(transaction => !known.includes(transaction));
    return {
      ...durable,
      listing: { request: durable.listing!.request, told: { ...rest, ...(found ? { records: found } : {}) } },
    };
  },
  endListing: ({ context: { durable } }: Scope): Durable => {
    const { listing: _, unowned: __, ...rest } = durable;
    return rest;
  },
  /** What is over is erased; the list of a user is still to come. */
  endUnowned: ({ context: { durable } }: Scope): Durable => {
    const { listing: _, ...rest } = durable;
    return { ...rest, unowned: true };
  },
  /** The list of the user who is signed in. */
  newListing: ({ context: { durable } }: Scope): Durable => {
    const requested = durable.requested + 1;
    return { ...durable, requested, listing: { request: requestOf(durable.installation, requested) } };
  },
};

/** Whether this is the answer to the list being put together. */
export function isMyList({ durable }: TerminalContext, event: TerminalEvent): event is Of<'reconcile.answer'> {
  return event.type === 'reconcile.answer' && event.request === durable.listing?.request;
}

/** The session of the user who is signed in; undefined where nobody is, or not yet. */
export function sessionToList({ session }: Durable): RequestIdentity | undefined {
  return session?.state === 'signedIn' || session?.state === 'listed' ? session.session : undefined;
}

export const listGuards = {
  /** The answer is about the element alone, for nobody is signed in. */
  namesNoOwner: ({ context, event }: Scope) => isMyList(context, event) && event.owner === null,
  isUnowned: ({ context: { durable } }: Scope) => durable.unowned === true && durable.listing === undefined,
  isSomebodySignedIn: ({ context }: Scope) => sessionToList(context.durable) !== undefined,
  myListing: ({ context, event }: Scope) => isMyList(context, event),
  wasListing: ({ context }: Scope) => context.durable.listing !== undefined,
};

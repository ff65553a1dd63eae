/** What the terminal remembers of a card: how it changes, and what a chart asks of it. */
import { type RequestIdentity, requestOf } from '../../protocol/identifier.ts';
import type { ListedCard } from '../../protocol/messages/deletion.ts';
import { isCommanded, questionOf, showing, unknownCard } from '../activation/shown-memory.ts';
import type { Binding, Of, OfCard, OfType, Scope, TerminalContext, Volatile } from '../context.ts';
import { isMyList } from '../list/memory.ts';

type Durable = TerminalContext['durable'];

const bindingOf = ({ context }: Scope, card: string): Binding | undefined => context.durable.bindings[card];

const keeping = ({ durable }: TerminalContext, card: string, kept: Partial<Binding>): Durable => ({
  ...durable,
  bindings: { ...durable.bindings, [card]: { ...durable.bindings[card]!, ...kept } },
});

/** A fresh binding in the place of what was known of the card. */
const beginning = ({ durable }: TerminalContext, card: string, binding: Binding): Durable => ({
  ...durable,
  bindings: { ...durable.bindings, [card]: binding },
});

/** A fresh binding with a fresh request, scoped by the installation. */
const requesting = ({ durable }: TerminalContext, card: string, more: Partial<Binding>): Durable => {
  const requested = durable.requested + 1;
  const request = requestOf(durable.installation, requested);
  const bindings = { ...durable.bindings, [card]: { state: 'identifying', request, ...more } };
  return { ...durable, requested, bindings };
};

/** What the answer or provision at hand says of the card. */
const entryOf = ({ event }: Scope, card: string): ListedCard | undefined => {
  if (event.type === 'record.provision') return event.card === card ? event : undefined;
  if (event.type !== 'reconcile.answer') return undefined;
  return [...event.live, ...event.erase].find(each => each.card === card);
};

/** The durable part after each action. */
export const cardWrites = {
  /** Writes down the state just entered, so that a crash cannot lose it. */
  mirror: ({ context }: Scope, { card, state }: OfCard & { state: string }) => keeping(context, card, { state }),
  /** Forgets a card that is not bound. */
  clear: ({ context }: Scope, { card }: OfCard) => {
    const { [card]: _, ...bindings } = context.durable.bindings;
    return { ...context.durable, bindings };
  },
  newRequest: ({ context, event }: Scope, { card }: OfCard) =>
    requesting(context, card, { authentication: (event as Of<'bind.start'>).authentication }),
  /** A request for the card chosen from the list, for the user of this session. */
  newChoice: ({ context, event }: Scope, { card }: OfCard) => {
    const { user, issuers = {} } = context.durable.session!;
    const asked = event as Of<'card.choose'>;
    const issuer = asked.issuer ?? issuers[card]!;
    const about = asked.typed ? { typed: true as const, issuer } : { issuer };
    return requesting(context, card, { user, ...about });
  },
  keepElement: ({ context, event }: Scope, { card }: OfCard) =>
    keeping(context, card, { element: (event as Of<'element.identified'>).element }),
  keepAnswer: ({ context, event }: Scope, { card }: OfCard) => {
    const { cardType, transaction, token } = event as Of<'bind.answer'>;
    const { authentication: _, ...binding } = context.durable.bindings[card]!;
    return beginning(context, card, { ...binding, cardType, transaction, token });
  },
  /** Which asking for a code this is. */
  keepChallenge: ({ context, event }: Scope, { card }: OfCard) =>
    keeping(context, card, { left: (event as Of<'code.challenge'>).left }),
  /** A card that moves in: what the server made for it. */
  keepLoad: ({ context, event }: Scope, { card, element }: OfCard & { element: string }) => {
    const { transaction, token, cardType } = event as Of<'migration.load'>;
    const made = { element, cardType, transaction, token };
    const { operation } = context.durable;
    const durable = operation
      ? { ...context.durable, operation: { ...operation, loaded: true as const } }
      : context.durable;
    return beginning({ ...context, durable }, card, { state: 'loading', request: migration, ...made });
  },
  /** A card that moves out before this new app knows that it has it: as far as the server has named it. */
  keepLeaving: ({ context, event }: Scope, { card, cardType }: OfCard & OfType) => {
    const { transaction, token } = event as Of<'migration.erase'>;
    const named = token === undefined ? { transaction, cardType } : { transaction, cardType, token };
    return beginning(context, card, { state: 'erasingMoved', request: migration, ...named });
  },
  /** Takes a card into the wallet as the server knows it. */
  keepEntry: (scope: Scope, { card, state }: OfCard & { state: string }) => {
    const { element, transaction, cardType, token } = entryOf(scope, card)!;
    // No request of this installation made it; none is ever numbered 0.
    const request = requestOf(scope.context.durable.installation, 0);
    const made = { element, cardType, transaction, token };
    return beginning(scope.context, card, { state, request, ...made });
  },
  /** Shows the card no longer as the one that pays, but none. */
  hide: ({ context: { durable } }: Scope, { card, cardType }: OfCard & OfType) =>
    durable.shown[cardType] === card ? showing(durable, cardType, null) : durable,
  /** Shows the card no longer as the one that pays, but that none is known to. */
  hideAsUnknown: ({ context: { durable } }: Scope, { card, cardType }: OfCard & OfType) =>
    durable.shown[cardType] === card ? showing(durable, cardType, unknownCard) : durable,
  /** As its record goes, no card is known to pay; where it was the one shown, none will when it is gone. */
  hideLeaving: ({ context: { durable } }: Scope, { card, cardType }: OfCard & OfType): Durable => {
    const paid = durable.shown[cardType] === card;
    const { paid: _, ...binding } = durable.bindings[card]!;
    const bindings = { ...durable.bindings, [card]: paid ? { ...binding, paid } : binding };
    return paid ? showing({ ...durable, bindings }, cardType, unknownCard) : { ...durable, bindings };
  },
};

/** The request of a binding that a migration makes. */
const migration: RequestIdentity = 'migration';

/** The volatile part after each action. */
export const codeWrites = {
  /** Holds the code, so that it can be passed on again; never written down. */
  keepCode: ({ context: { volatile }, event }: Scope, { card }: OfCard): Volatile => ({
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

const isMine = ({ event }: Scope, card: string): boolean => 'card' in event && event.card === card;

const isMyRequest = (scope: Scope, card: string): boolean =>
  isMine(scope, card) && 'request' in scope.event && scope.event.request === bindingOf(scope, card)?.request;

/** The record just erased was of the card that was shown, and nothing was asked of the element since. */
const nonePays = (scope: Scope, { card, cardType }: OfCard & OfType): boolean =>
  isMine(scope, card) &&
  bindingOf(scope, card)?.paid === true &&
  !isCommanded(scope.context, cardType) &&
  !questionOf(scope.context, cardType);

export const cardGuards = {
  mine: (scope: Scope, { card }: OfCard) => isMine(scope, card),
  myRequest: (scope: Scope, { card }: OfCard) => isMyRequest(scope, card),
  myTransaction: (scope: Scope, { card }: OfCard) =>
    isMine(scope, card) &&
    'transaction' in scope.event &&
    scope.event.transaction === bindingOf(scope, card)?.transaction,
  was: (scope: Scope, { card, state }: OfCard & { state: string }) => bindingOf(scope, card)?.state === state,
  /** The holder picks this card, and it is not bound. */
  unselectable: (scope: Scope, { card }: OfCard) => isMine(scope, card) && bindingOf(scope, card)?.state !== 'bound',
  /** The card is typed, or chosen from the list that is shown, while a user is signed in. */
  chosenInSession: (scope: Scope, { card }: OfCard) => {
    const { session } = scope.context.durable;
    const asked = scope.event as Of<'card.choose'>;
    return isMine(scope, card) && session !== undefined && (asked.typed === true || card in (session.issuers ?? {}));
  },
  /** The card was chosen from a list, and not added by hand. */
  wasChosen: (scope: Scope, { card }: OfCard) => isMine(scope, card) && bindingOf(scope, card)?.user !== undefined,
  /** The record is sent anew to this installation of the app. */
  forThisApp: (scope: Scope, { card }: OfCard) =>
    isMine(scope, card) &&
    scope.event.type === 'record.provision' &&
    scope.event.installation === scope.context.durable.installation,
  /** The migration operation on this device waits for the card, which was not loaded before. */
  isAwaited: (scope: Scope, { card }: OfCard) => {
    const { operation } = scope.context.durable;
    return isMine(scope, card) && operation?.card === card && !operation.loaded;
  },
  /** The issuer asks for another code than the one passed on. */
  nextChallenge: (scope: Scope, { card }: OfCard) =>
    scope.event.type === 'code.challenge' &&
    isMyRequest(scope, card) &&
    scope.event.left < (bindingOf(scope, card)?.left ?? 0),
  /** A record of this card may be in the element: the list that will tell is being put together. */
  mayHold: (scope: Scope, { card }: OfCard) => {
    const { listing, unowned } = scope.context.durable;
    return isMine(scope, card) && (listing !== undefined || unowned === true);
  },
  /** The holder deletes this card while the list is being put together. */
  isListing: (scope: Scope, { card }: OfCard) => isMine(scope, card) && scope.context.durable.listing !== undefined,
  /** The answer to the list being put together says that this card is live. */
  listedLive: ({ context, event }: Scope, { card }: OfCard) =>
    isMyList(context, event) && event.live.some(each => each.card === card),
  /** The answer says that this card’s record is to be erased, for a migration took the card away or was given up. */
  listedMoved: ({ context, event }: Scope, { card }: OfCard) =>
    isMyList(context, event) && event.erase.some(each => each.card === card && each.migrated),
  /** The answer says that this card’s record is to be erased. */
  listedDead: ({ context, event }: Scope, { card }: OfCard) =>
    isMyList(context, event) && event.erase.some(each => each.card === card),
  nonePays,
  /** A record was erased, and no card is known to pay now. */
  unknownNow: (scope: Scope, { card, cardType }: OfCard & OfType) =>
    isMine(scope, card) && scope.context.durable.shown[cardType] === unknownCard,
};

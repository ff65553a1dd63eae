/** The guards and writes of deletion, and of putting the list of cards together anew. */
import { type CardType, cardTypes, type Roster } from '../protocol/card.ts';
import { requestOf } from '../protocol/identifier.ts';
import type { ListedCard } from '../protocol/messages/deletion.ts';
import type { Binding, Of, OfCard, OfType, Scope, TerminalContext, TerminalEvent } from './context.ts';
import { unknownCard } from './selection-words.ts';

type Durable = TerminalContext['durable'];

/** What becomes of the card's region by the answer or provision at hand. */
const entryOf = ({ event }: Scope, card: string): ListedCard | undefined => {
  if (event.type === 'record.provision') return event.card === card ? event : undefined;
  if (event.type !== 'reconcile.answer') return undefined;
  return [...event.live, ...event.erase].find(each => each.card === card);
};

/** What each action makes of the durable part. */
export const deletionWrites = {
  /** A new app: nothing of the old one is left but what is kept outside it. */
  reinstall: ({ context: { durable } }: Scope, { roster, lists }: { roster: Roster; lists: boolean }): Durable => {
    const installation = durable.installation + 1;
    const has = (type: CardType) => roster.cards.some(each => each.type === type);
    const shown = Object.fromEntries(cardTypes.map(type => [type, lists && has(type) ? unknownCard : null]));
    return {
      installation,
      requested: lists ? 1 : 0,
      bindings: {},
      activations: {},
      shown: shown as Durable['shown'],
      ...(lists ? { listing: { request: requestOf(installation, 1) } } : {}),
    };
  },
  keepListed: ({ context: { durable }, event }: Scope): Durable => {
    const { type: _, ...told } = event as Of<'records.listed'>;
    return { ...durable, listing: { request: durable.listing!.request, told } };
  },
  endListing: ({ context: { durable } }: Scope): Durable => {
    const { listing: _, ...rest } = durable;
    return rest;
  },
  /** Takes a card into the wallet as the server knows it. */
  keepEntry: (scope: Scope, { card, state }: OfCard & { state: string }): Durable => {
    const { durable } = scope.context;
    const { element, transaction, cardType, token } = entryOf(scope, card)!;
    // No request of this installation made it; none is ever numbered 0.
    const request = requestOf(durable.installation, 0);
    const kept: Binding = { state, request, claimedType: cardType, element, cardType, transaction, token };
    return { ...durable, bindings: { ...durable.bindings, [card]: kept } };
  },
  /** Shows the card no longer as the one that pays, but none, or that none is known to. */
  hide: ({ context: { durable } }: Scope, { card, cardType }: OfCard & OfType, as: 'unknown' | null): Durable =>
    durable.shown[cardType] === card ? { ...durable, shown: { ...durable.shown, [cardType]: as } } : durable,
};

export const deletionGuards = {
  /** The answer to the list being put together says that this card is live. */
  listedLive: (scope: Scope, { card }: OfCard) => {
    const { context, event } = scope;
    return isAnswer(context, event) && event.live.some(each => each.card === card);
  },
  /** The answer says that this card’s record is to be erased, for a migration took the card away or was given up. */
  listedMoved: ({ context, event }: Scope, { card }: OfCard) =>
    isAnswer(context, event) && event.erase.some(each => each.card === card && each.migrated),
  /** The answer says that this card’s record is to be erased. */
  listedDead: ({ context, event }: Scope, { card }: OfCard) =>
    isAnswer(context, event) && event.erase.some(each => each.card === card),
  /** The holder deletes this card while the list is being put together. */
  isListing: ({ context, event }: Scope, { card }: OfCard) =>
    event.type === 'card.delete' && event.card === card && context.durable.listing !== undefined,
  myListing: ({ context, event }: Scope) => isAnswer(context, event),
  wasListing: ({ context }: Scope) => context.durable.listing !== undefined,
};

function isAnswer({ durable }: TerminalContext, event: TerminalEvent): event is Of<'reconcile.answer'> {
  return event.type === 'reconcile.answer' && event.request === durable.listing?.request;
}

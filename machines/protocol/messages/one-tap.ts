/**
 * The messages by which a signed-in user binds cards by one tap (P3), with their notes. Query, list and bind request
 * are [seen]; the allocation, every refusal, the codes and the session are inferred or ours.
 */
import type { CardType } from '../card.ts';
import type { ElementIdentifier, PaymentToken, RequestIdentity, TransactionIdentifier } from '../identifier.ts';
import type { OneTapRefusal } from '../refusal.ts';
import type { MessageNotes } from './note.ts';

/** A card in a list: with its full number, or with a label and the last four digits; and the party that issues it. */
export type ListedCard = { readonly card: string; readonly issuer: string; readonly shows: 'number' | 'label' };

/** A code that the card holder types: a received code, as a symbol, or a mistyped one. */
export type TypedCode = string;
export const mistyped: TypedCode = 'mistyped';
/** The code that the issuer sent last for a card. */
export const codeOf = (card: string): TypedCode => `code of ${card}`;
/** The code that the auth server sent to the user. */
export const userCode: TypedCode = 'code of the user';

/** The identity of a session: the request that opened it, its device, and its number on that device, which grows. */
type OfSession = { session: RequestIdentity; sequence: number; device: string };

export type OneTapMessage =
  | { type: 'session.start'; user: string }
  | { type: 'session.end' }
  | { type: 'session.over'; device: string }
  | ({ type: 'session.open'; user: string; installation: number } & OfSession)
  | { type: 'session.opened'; session: RequestIdentity }
  | ({ type: 'session.close' } & OfSession)
  | { type: 'session.closed'; session: RequestIdentity }
  | { type: 'cards.query'; session: RequestIdentity; device: string; user: string }
  | { type: 'cards.found'; session: RequestIdentity; user: string; cards: readonly ListedCard[] }
  | { type: 'cards.none'; session: RequestIdentity; user: string }
  | { type: 'cards.refused'; session: RequestIdentity; reason: OneTapRefusal }
  | { type: 'user.challenge'; session: RequestIdentity; left: number }
  | { type: 'user.ask'; device: string }
  | { type: 'user.typed'; code: TypedCode }
  | { type: 'user.answer'; session: RequestIdentity; device: string; left: number; code: TypedCode }
  | { type: 'cards.shown'; device: string; cards: readonly string[] }
  | { type: 'cards.failed'; device: string; reason: 'noAnswer' | OneTapRefusal }
  | { type: 'card.choose'; card: string; typed?: true; issuer?: string }
  | {
      type: 'quick.request';
      request: RequestIdentity;
      card: string;
      user: string;
      element: ElementIdentifier;
      typed?: true;
    }
  | { type: 'code.challenge'; request: RequestIdentity; card: string; left: number }
  | { type: 'code.ask'; card: string; device: string }
  | { type: 'code.typed'; card: string; code: TypedCode }
  | { type: 'code.answer'; request: RequestIdentity; card: string; left: number; code: TypedCode }
  | {
      type: 'quick.allocate';
      request: RequestIdentity;
      card: string;
      user: string;
      element: ElementIdentifier;
      cardType: CardType;
    }
  | ({ type: 'quick.allocated' } & Allocation)
  | { type: 'quick.declined'; request: RequestIdentity; card: string; reason: string }
  | ({ type: 'quick.answer' } & Allocation)
  | { type: 'quick.refused'; request: RequestIdentity; card: string; reason: string }
  | { type: 'card.register'; user: string; card: string }
  | {
      type: 'binding.opened';
      card: string;
      user: string;
      element: ElementIdentifier;
      transaction: TransactionIdentifier;
    }
  | { type: 'binding.closed'; card: string; element: ElementIdentifier; transaction: TransactionIdentifier }
  | { type: 'binding.noted'; card: string; transaction: TransactionIdentifier; change: 'opened' | 'closed' };

/** The result of an allocation, with the request that it answers. */
type Allocation = {
  request: RequestIdentity;
  card: string;
  cardType: CardType;
  transaction: TransactionIdentifier;
  token: PaymentToken;
};

export const oneTapMessages: MessageNotes<OneTapMessage> = {
  'session.start': { tag: 'inf-H', kind: 'command', says: 'A user signs in at the device.' },
  'session.end': { tag: 'inf-M', kind: 'command', says: 'The user signs out at the device.' },
  'session.over': { tag: 'ours', kind: 'news', says: 'The user is told that the session is over.' },
  'session.open': {
    number: 'M26',
    tag: 'inf-H',
    kind: 'command',
    says: 'Signs a user in; that a user is signed in is [seen].',
  },
  'session.opened': { number: 'M26', tag: 'inf-H', kind: 'answer', says: 'The user is signed in.' },
  'session.close': { number: 'M26', tag: 'inf-H', kind: 'command', says: 'Signs the user out.' },
  'session.closed': { tag: 'ours', kind: 'answer', says: 'The user is signed out.' },
  'cards.query': {
    number: 'M27',
    tag: 'seen',
    kind: 'command',
    says: 'Asks for the cards bound to a user identifier.',
  },
  'cards.found': {
    number: 'M28',
    tag: 'seen',
    kind: 'answer',
    says: 'The card information of the cards bound to the user.',
  },
  'cards.none': { number: 'M29', tag: 'inf-M', kind: 'answer', says: 'No card is bound to the user.' },
  'cards.refused': { number: 'M29', tag: 'inf-M', kind: 'answer', says: 'No list is given, and why.' },
  'user.challenge': {
    number: 'M31',
    tag: 'inf-M',
    kind: 'answer',
    says: 'The auth server asks for the code it sent to the user.',
  },
  'user.ask': { tag: 'inf-M', kind: 'command', says: 'Asks the card holder for the code that came for the user.' },
  'user.typed': { tag: 'inf-M', kind: 'answer', says: 'The card holder types the code that came for the user.' },
  'user.answer': {
    number: 'M31',
    tag: 'inf-M',
    kind: 'answer',
    says: 'The code, to the auth server that asked for it.',
  },
  'cards.shown': { tag: 'inf-M', kind: 'news', says: 'Shows the card holder the list to choose from.' },
  'cards.failed': { tag: 'ours', kind: 'news', says: 'The card holder is told that there is no list, and why.' },
  'card.choose': { tag: 'inf-M', kind: 'command', says: 'The card holder chooses a card, or types a first one.' },
  'quick.request': {
    number: 'M30',
    tag: 'seen',
    kind: 'command',
    says: 'Card information, user identifier and element identifier, to the issuer of the card.',
  },
  'code.challenge': {
    number: 'M31',
    tag: 'inf-M',
    kind: 'answer',
    says: 'The issuer asks for the code it has sent, and says how many tries are left.',
  },
  'code.ask': { tag: 'inf-M', kind: 'command', says: 'Asks the card holder for the code.' },
  'code.typed': { tag: 'inf-M', kind: 'answer', says: 'The card holder types a code.' },
  'code.answer': { number: 'M31', tag: 'inf-M', kind: 'answer', says: 'The code, to the issuer that asked for it.' },
  'quick.allocate': {
    tag: 'ours',
    kind: 'command',
    says: 'The issuer has the auth server allocate for card, user and element.',
  },
  'quick.allocated': { tag: 'ours', kind: 'answer', says: 'The auth server has allocated.' },
  'quick.declined': { tag: 'ours', kind: 'answer', says: 'The auth server does not allocate, and why.' },
  'quick.answer': {
    number: 'M32',
    tag: 'inf-H',
    kind: 'answer',
    says: 'The issuer has bound the card: its type, card transaction identifier and payment token.',
  },
  'quick.refused': { number: 'M32', tag: 'inf-H', kind: 'answer', says: 'The issuer does not bind the card, and why.' },
  'card.register': {
    number: 'M33',
    tag: 'inf-H',
    kind: 'command',
    says: 'The issuer registers a card under its user at the auth server; who does it was not seen.',
  },
  'binding.opened': {
    number: 'M33',
    tag: 'inf-H',
    kind: 'command',
    says: 'Tells the issuer that a card of a user has moved to an element; who does it was not seen.',
  },
  'binding.closed': {
    number: 'M34',
    tag: 'inf-M',
    kind: 'command',
    says: 'Tells the issuer that a card is no longer bound on an element; who does it was not seen.',
  },
  'binding.noted': { tag: 'ours', kind: 'answer', says: 'The issuer has written it down.' },
};

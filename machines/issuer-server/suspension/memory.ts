/** What the issuer remembers of the cards it suspended: how it changes, and what a chart asks of it. */
import type { CardMessage } from '../../protocol/message.ts';
import type { ActorState } from '../../protocol/suspension-life.ts';
import type { Hold, IssuerBlock, IssuerContext, IssuerDurable, OfCard, Scope } from '../context.ts';

type Answer = Extract<CardMessage, { type: 'card.suspended' | 'card.resumed' }>;

/** What the issuer keeps of its suspension of a card. */
export const holdOf = ({ durable }: IssuerContext, card: string): Hold =>
  durable.holds?.[card] ?? { state: 'free', order: 0 };
/** Whether the issuer has blocked the card, and has not heard that the block is lifted. */
export const isBlocked = (context: IssuerContext, card: string): boolean => holdOf(context, card).state !== 'free';

const keeping = (context: IssuerContext, card: string, kept: Partial<Hold>): IssuerDurable => ({
  ...context.durable,
  holds: { ...context.durable.holds, [card]: { ...holdOf(context, card), ...kept } },
});

/** The durable part after each action. */
export const holdWrites = {
  mirrorHold: ({ context }: Scope, { card, state }: OfCard & { state: ActorState }) =>
    keeping(context, card, { state }),
  /** Numbers the request that comes next. */
  number: ({ context }: Scope, { card }: OfCard) => keeping(context, card, { order: holdOf(context, card).order + 1 }),
};

const isMine = ({ event }: Scope, card: string): boolean => (event as Answer).about === card;

export const holdGuards = {
  /** The card asked about is blocked, or about to be. */
  blocked: ({ context, event }: Scope) => isBlocked(context, (event as OfCard & Scope['event']).card),
  /** The issuer's own accord about this card; an answer about it; an answer to the last request about it. */
  wanted: ({ event }: Scope, { card }: OfCard) => (event as IssuerBlock).card === card,
  aboutMine: (scope: Scope, { card }: OfCard) => isMine(scope, card),
  answered: (scope: Scope, { card }: OfCard) =>
    isMine(scope, card) && (scope.event as Answer).order === holdOf(scope.context, card).order,
  wasHold: ({ context }: Scope, { card, state }: OfCard & { state: ActorState }) =>
    holdOf(context, card).state === state,
};

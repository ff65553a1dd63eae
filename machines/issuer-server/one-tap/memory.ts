/** What the issuer remembers of binding by one tap: how it changes, and what a chart asks of it. */
import { codeOf } from '../../protocol/messages/one-tap.ts';
import type { IssuerContext, IssuerDurable, Link, Of, OfCard, Scope } from '../context.ts';

/** Wrong codes a card is good for; after as many the method is burnt. */
const triesMax = 3;

/** The request that the issuer is at, or was last at, for a card. */
export const linkOf = ({ durable }: IssuerContext, card: string): Link | undefined => durable.links?.[card];
/** Wrong codes the card is still good for; together with the request it names one asking for a code. */
export const leftOf = (context: IssuerContext, card: string): number => triesMax - wrongOf(context, card);
const wrongOf = ({ durable }: IssuerContext, card: string): number => durable.wrong?.[card] ?? 0;

const keeping = ({ durable }: IssuerContext, card: string, kept: Partial<Link>): IssuerDurable => ({
  ...durable,
  links: { ...durable.links, [card]: { ...durable.links![card]!, ...kept } },
});

/** Whether the binding is over, as the auth server has said. */
const isOver = ({ durable }: IssuerContext, transaction: string): boolean =>
  (durable.ended ?? []).includes(transaction);

/** The durable part after each action. */
export const linkWrites = {
  /** A card that moved: one more triple, if the binding is not over already. */
  openTriple: ({ context, event }: Scope): IssuerDurable => {
    const { card, user, element, transaction } = event as Of<'binding.opened'>;
    const { durable } = context;
    const rest = (durable.triples ?? []).filter(each => each.transaction !== transaction);
    return isOver(context, transaction)
      ? durable
      : { ...durable, triples: [...rest, { card, user, element, transaction }] };
  },
  /** A binding is over: its triple goes, and never comes back. */
  closeTriple: ({ context: { durable }, event }: Scope): IssuerDurable => {
    const { transaction } = event as Of<'binding.closed'>;
    const triples = (durable.triples ?? []).filter(each => each.transaction !== transaction);
    return { ...durable, triples, ended: [...new Set([...(durable.ended ?? []), transaction])].sort() };
  },
  mirror: ({ context }: Scope, { card, state }: OfCard & { state: string }) => keeping(context, card, { state }),
  /** Takes up a request. */
  openLink: ({ context: { durable }, event }: Scope, { card }: OfCard): IssuerDurable => {
    const { request, user, element, typed } = event as Of<'quick.request'>;
    const link: Link = { state: 'idle', request, user, element, ...(typed ? { typed } : {}) };
    const taken = [...(durable.taken?.[card] ?? []).filter(each => each !== request), request];
    return { ...durable, links: { ...durable.links, [card]: link }, taken: { ...durable.taken, [card]: taken } };
  },
  /** Begins the count of wrong codes anew. */
  forgetWrong: ({ context: { durable } }: Scope, { card }: OfCard): IssuerDurable => ({
    ...durable,
    wrong: { ...durable.wrong, [card]: 0 },
  }),
  countWrong: ({ context }: Scope, { card }: OfCard): IssuerDurable => ({
    ...context.durable,
    wrong: { ...context.durable.wrong, [card]: wrongOf(context, card) + 1 },
  }),
  keepReason: ({ context, event }: Scope, { card, reason }: OfCard & { reason?: string }) =>
    keeping(context, card, { reason: reason ?? (event as Of<'quick.declined'>).reason }),
  keepAllocation: ({ context, event }: Scope, { card }: OfCard) => {
    const { transaction, token } = event as Of<'quick.allocated'>;
    return keeping(context, card, { transaction, token });
  },
  /** Writes card, user and element down as bound, beside every other triple. */
  bindTriple: ({ context: { durable }, event }: Scope, { card }: OfCard): IssuerDurable => {
    const { user, element } = durable.links![card]!;
    const { transaction } = event as Of<'quick.allocated'>;
    const rest = durable.triples!.filter(each => each.transaction !== transaction);
    return { ...durable, triples: [...rest, { card, user, element, transaction }] };
  },
};

const isMine = ({ event }: Scope, { card }: OfCard): boolean => 'card' in event && event.card === card;
/** Of the request at hand. */
const isSame = (scope: Scope, mine: OfCard): boolean =>
  isMine(scope, mine) && 'request' in scope.event && scope.event.request === linkOf(scope.context, mine.card)?.request;

export const linkGuards = {
  mine: isMine,
  sameRequest: isSame,
  /** An answer or a repeat of the request at hand, for a card that was typed. */
  typed: (scope: Scope, mine: OfCard) => isSame(scope, mine) && linkOf(scope.context, mine.card)?.typed === true,
  /** A request that was taken up before, and is not the one at hand. */
  over: (scope: Scope, mine: OfCard) =>
    scope.event.type === 'quick.request' &&
    isMine(scope, mine) &&
    !isSame(scope, mine) &&
    (scope.context.durable.taken?.[mine.card] ?? []).includes(scope.event.request),
  stranger: (scope: Scope, { owners, ...mine }: OfCard & { owners: readonly string[] }) =>
    scope.event.type === 'quick.request' && isMine(scope, mine) && !owners.includes(scope.event.user),
  /** No code of this card is taken any more. */
  spent: (scope: Scope, mine: OfCard) => isMine(scope, mine) && wrongOf(scope.context, mine.card) >= triesMax,
  /** The code sent for the request at hand. */
  right: (scope: Scope, mine: OfCard) =>
    scope.event.type === 'code.answer' && isSame(scope, mine) && scope.event.code === codeOf(mine.card),
  /** Any code that is waited for, whatever it was sent for. */
  rightForAny: (scope: Scope, mine: OfCard) => {
    const { context, event } = scope;
    return (
      event.type === 'code.answer' &&
      isMine(scope, mine) &&
      Object.entries(context.durable.links ?? {}).some(
        ([each, { state }]) => event.code === codeOf(each) && state === 'challenged',
      )
    );
  },
  /** A code that answers the last asking, so that a repeated one is counted once. */
  counts: (scope: Scope, { last, ...mine }: OfCard & { last: boolean }) =>
    scope.event.type === 'code.answer' &&
    isSame(scope, mine) &&
    scope.event.left === leftOf(scope.context, mine.card) &&
    scope.event.left <= 1 === last,
  /** The auth server has allocated, and has ended it again since. */
  allocatedAndOver: (scope: Scope, mine: OfCard) =>
    scope.event.type === 'quick.allocated' && isSame(scope, mine) && isOver(scope.context, scope.event.transaction),
  was: ({ context }: Scope, { card, state }: OfCard & { state: string }) => linkOf(context, card)?.state === state,
};

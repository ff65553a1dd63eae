/**
 * The guards and actions that an issuer's charts are written in. Most are of binding by one tap (P3): for each card the
 * request it is at, the codes typed wrong, and which card is bound to which user on which element.
 */
import { assign, setup } from 'xstate';
import { effects } from '../chart/effect.ts';
import { codeOf } from '../protocol/messages/one-tap.ts';
import type { ActorState } from '../protocol/suspension-life.ts';
import { timeouts } from '../protocol/timeout.ts';
import type { IssuerContext, IssuerDurable, IssuerEvent, Link, Of, OfCard } from './context.ts';
import { charged, isCharged } from './ledger.ts';
import { holdGuards, holdWrites } from './suspension.ts';

/** Wrong codes a card is good for; after as many the method is burnt. */
const triesMax = 3;

const keeping = ({ durable }: IssuerContext, card: string, kept: Partial<Link>): IssuerDurable => ({
  ...durable,
  links: { ...durable.links, [card]: { ...durable.links![card]!, ...kept } },
});

export const linkOf = ({ durable }: IssuerContext, card: string): Link | undefined => durable.links?.[card];
/** Wrong codes the card is still good for; together with the request it names one asking for a code. */
export const leftOf = (context: IssuerContext, card: string): number => triesMax - wrongOf(context, card);
const wrongOf = ({ durable }: IssuerContext, card: string): number => durable.wrong?.[card] ?? 0;

export const issuing = setup({
  types: { context: {} as IssuerContext, events: {} as IssuerEvent },
  delays: { issuerTimeout: timeouts.issuerTimeout, codeLifetime: timeouts.codeLifetime },
  actions: {
    ...effects,
    mirrorHold: assign({
      durable: (scope, params: OfCard & { state: ActorState }) => holdWrites.mirror(scope, params),
    }),
    number: assign({ durable: (scope, params: OfCard) => holdWrites.number(scope, params) }),
    charge: assign({ durable: scope => charged(scope) }),
    mirror: assign({
      durable: ({ context }, { card, state }: OfCard & { state: string }) => keeping(context, card, { state }),
    }),
    /** Takes up a request. */
    openLink: assign({
      durable: ({ context: { durable }, event }, { card }: OfCard) => {
        const { request, user, element, typed } = event as Of<'quick.request'>;
        const link: Link = { state: 'idle', request, user, element, ...(typed ? { typed } : {}) };
        const taken = [...(durable.taken?.[card] ?? []).filter(each => each !== request), request];
        return {
          ...durable,
          links: { ...durable.links, [card]: link },
          taken: { ...durable.taken, [card]: taken },
        };
      },
    }),
    /** Begins the count of wrong codes anew. */
    forgetWrong: assign({
      durable: ({ context: { durable } }, { card }: OfCard) => ({ ...durable, wrong: { ...durable.wrong, [card]: 0 } }),
    }),
    countWrong: assign({
      durable: ({ context }, { card }: OfCard) => ({
        ...context.durable,
        wrong: { ...context.durable.wrong, [card]: wrongOf(context, card) + 1 },
      }),
    }),
    keepReason: assign({
      durable: ({ context, event }, { card, reason }: OfCard & { reason?: string }) =>
        keeping(context, card, { reason: reason ?? (event as Of<'quick.declined'>).reason }),
    }),
    keepAllocation: assign({
      durable: ({ context, event }, { card }: OfCard) => {
        const { transaction, token } = event as Of<'quick.allocated'>;
        return keeping(context, card, { transaction, token });
      },
    }),
    /** Writes the triple down, beside every other. */
    bindTriple: assign({
      durable: ({ context: { durable }, event }, { card }: OfCard) => {
        const { user, element } = durable.links![card]!;
        const { transaction } = event as Of<'quick.allocated'>;
        const rest = durable.triples!.filter(each => each.transaction !== transaction);
        return { ...durable, triples: [...rest, { card, user, element, transaction }] };
      },
    }),
  },
  guards: {
    ...holdGuards,
    isCharged: scope => isCharged(scope),
    /** A question about a card that the issuer can vouch for, or charge. */
    isAuthentic: ({ event }, { authentic }: { authentic: readonly string[] }) =>
      'card' in event && authentic.includes(event.card),
    mine: ({ event }, { card }: OfCard) => 'card' in event && event.card === card,
    sameRequest: ({ context, event }, { card }: OfCard) =>
      'card' in event && event.card === card && 'request' in event && event.request === linkOf(context, card)?.request,
    /** An answer or a repeat of the request at hand, for a card that was typed. */
    typed: ({ context, event }, { card }: OfCard) =>
      'card' in event &&
      event.card === card &&
      'request' in event &&
      event.request === linkOf(context, card)?.request &&
      linkOf(context, card)?.typed === true,
    /** A request that was taken up before, and is not the one at hand. */
    over: ({ context, event }, { card }: OfCard) =>
      event.type === 'quick.request' &&
      event.card === card &&
      event.request !== linkOf(context, card)?.request &&
      (context.durable.taken?.[card] ?? []).includes(event.request),
    stranger: ({ event }, { card, owners }: OfCard & { owners: readonly string[] }) =>
      event.type === 'quick.request' && event.card === card && !owners.includes(event.user),
    /** No code of this card is taken any more. */
    spent: ({ context, event }, { card }: OfCard) =>
      event.type === 'quick.request' && event.card === card && wrongOf(context, card) >= triesMax,
    /** The code sent for the request at hand. */
    right: ({ context, event }, { card }: OfCard) =>
      event.type === 'code.answer' &&
      event.card === card &&
      event.request === linkOf(context, card)?.request &&
      event.code === codeOf(card),
    /** Any code that is waited for, whatever it was sent for. */
    rightForAny: ({ context, event }, { card }: OfCard) =>
      event.type === 'code.answer' &&
      event.card === card &&
      Object.entries(context.durable.links ?? {}).some(
        ([each, { state }]) => event.code === codeOf(each) && state === 'challenged',
      ),
    /** A code that answers the last asking, so that a repeated one is counted once. */
    counts: ({ context, event }, { card, last }: OfCard & { last: boolean }) =>
      event.type === 'code.answer' &&
      event.card === card &&
      event.request === linkOf(context, card)?.request &&
      event.left === leftOf(context, card) &&
      event.left <= 1 === last,
    was: ({ context }, { card, state }: OfCard & { state: string }) => linkOf(context, card)?.state === state,
  },
});

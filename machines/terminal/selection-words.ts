/** The guards and writes of which card pays. */
import type { CardType } from '../protocol/card.ts';
import { requestOf } from '../protocol/identifier.ts';
import type { Of, OfType, Question, Scope, TerminalContext } from './context.ts';

/** Shown instead of a card while the element is at it. */
export const unknownCard = 'unknown';

/** States of a card’s region in which the element is about to erase its record. */
const erases: readonly string[] = ['wiping', 'hiding', 'leaving', 'dropping'];

/** Whether the element is about to erase a record of this type, and will say what that leaves. */
const isErasing = ({ durable }: TerminalContext, cardType: CardType): boolean =>
  Object.values(durable.bindings).some(each => each.cardType === cardType && erases.includes(each.state));

/** Whether a command of this type is still unanswered. */
const isCommanded = ({ volatile }: TerminalContext, cardType: CardType): boolean =>
  volatile.commands.some(command => command.cardType === cardType);

/** The card a payment token of this wallet belongs to, or null. */
export function cardOfToken({ durable }: TerminalContext, token: string | null): string | null {
  return Object.entries(durable.bindings).find(([, binding]) => binding.token === token)?.[0] ?? null;
}

/**
 * The question after a restart that is still open. Until it is answered, whatever the element says of this type answers
 * something sent before the restart, by an app that knew what came after it; this one does not.
 */
export function questionOf({ durable }: TerminalContext, cardType: CardType): Question | undefined {
  return durable.questions?.[cardType];
}

/** What each action makes of the durable part. */
export const selectionWrites = {
  /** Shows this card as the one that pays, or none where that is not known. */
  show: ({ context: { durable } }: Scope, { cardType, card }: OfType & { card: string | null }) => ({
    ...durable,
    shown: { ...durable.shown, [cardType]: card },
  }),
  /** Shows what the element says is active, where nothing under way will change that. */
  showActive: ({ context, event }: Scope, { cardType }: OfType) => {
    const { durable } = context;
    if (isCommanded(context, cardType) || isErasing(context, cardType)) return durable;
    if (questionOf(context, cardType)) return durable;
    const active = (event as Of<'token.activated'>).active;
    const card = active === null ? null : (cardOfToken(context, active) ?? unknownCard);
    return { ...durable, shown: { ...durable.shown, [cardType]: card } };
  },
  /** As its record goes, nobody knows which card pays; where it was the one shown, then none will when it is gone. */
  hideLeaving: ({ context: { durable } }: Scope, { card, cardType }: OfType & { card: string }) => {
    const paid = durable.shown[cardType] === card;
    const { paid: _, ...binding } = durable.bindings[card]!;
    return {
      ...durable,
      bindings: { ...durable.bindings, [card]: paid ? { ...binding, paid } : binding },
      shown: paid ? { ...durable.shown, [cardType]: unknownCard } : durable.shown,
    };
  },
  /** A fresh question; an open one is asked once more, unless a command has followed it. */
  newQuestion: ({ context }: Scope, { cardType }: OfType) => {
    const { durable } = context;
    const open = questionOf(context, cardType);
    if (open && !open.overtaken) return durable;
    const requested = durable.requested + 1;
    const request = requestOf(durable.installation, requested);
    return { ...durable, requested, questions: { ...durable.questions, [cardType]: { request } } };
  },
  overtakeQuestion: ({ context }: Scope, { cardType }: OfType): TerminalContext['durable'] => {
    const { durable } = context;
    const open = questionOf(context, cardType);
    if (!open) return durable;
    return { ...durable, questions: { ...durable.questions, [cardType]: { ...open, overtaken: true } } };
  },
  endQuestion: ({ context: { durable } }: Scope, { cardType }: OfType) => {
    const { [cardType]: _, ...open } = durable.questions ?? {};
    const { questions: __, ...rest } = durable;
    return Object.keys(open).length > 0 ? { ...rest, questions: open } : rest;
  },
};

export const selectionGuards = {
  /** Some command of this type is still unanswered. */
  commanded: ({ context }: Scope, { cardType }: OfType) => isCommanded(context, cardType),
  /** Nobody knows which card is active, and nothing under way will tell. */
  nothingTells: ({ context }: Scope, { cardType }: OfType) =>
    context.durable.shown[cardType] === unknownCard && !isErasing(context, cardType) && !isCommanded(context, cardType),
  /** The record just erased was of the card that was shown, and nothing was asked of the element since. */
  nonePays: ({ context, event }: Scope, { card, cardType }: OfType & { card: string }) =>
    event.type === 'record.erased' &&
    event.card === card &&
    context.durable.bindings[card]?.paid === true &&
    !isCommanded(context, cardType) &&
    !questionOf(context, cardType),
  /** A record was erased, and nobody knows which card pays now. */
  unknownNow: ({ context, event }: Scope, { card, cardType }: OfType & { card: string }) =>
    event.type === 'record.erased' && event.card === card && context.durable.shown[cardType] === unknownCard,
  shownUnknown: ({ context }: Scope, { cardType }: OfType) => context.durable.shown[cardType] === unknownCard,
  /** The answer to the question that is open. */
  myQuestion: ({ context, event }: Scope, { cardType }: OfType) =>
    event.type === 'selection.told' &&
    event.cardType === cardType &&
    event.request !== undefined &&
    event.request === questionOf(context, cardType)?.request,
};

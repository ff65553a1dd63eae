/** What the terminal remembers of the card it shows as the one that pays: how it changes, and what a chart asks of it. */
import type { CardType } from '../../protocol/card.ts';
import { requestOf } from '../../protocol/identifier.ts';
import type { Of, OfType, Question, Scope, TerminalContext } from '../context.ts';

type Durable = TerminalContext['durable'];

/** Shown instead of a card while the element is at it. */
export const unknownCard = 'unknown';

/** States of a card’s region in which the element is about to erase its record. */
const erases: readonly string[] = ['erasingDeleted', 'erasingOffline', 'erasingMoved', 'erasingRevoked'];

/** Whether the element is about to erase a record of this type, and will say what that leaves. */
const isErasing = ({ durable }: TerminalContext, cardType: CardType): boolean =>
  Object.values(durable.bindings).some(each => each.cardType === cardType && erases.includes(each.state));

/** Whether a command of this type is still unanswered. */
export const isCommanded = ({ volatile }: TerminalContext, cardType: CardType): boolean =>
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

/** The durable part with this card shown as the one that pays, or none. */
export const showing = (durable: Durable, cardType: CardType, card: string | null): Durable => ({
  ...durable,
  shown: { ...durable.shown, [cardType]: card },
});

/** A question that is open is followed by a command, so that its answer will not last. */
export function overtakingQuestion({ durable }: TerminalContext, cardType: CardType): Durable {
  const open = durable.questions?.[cardType];
  return open ? { ...durable, questions: { ...durable.questions, [cardType]: { ...open, overtaken: true } } } : durable;
}

/** The durable part after each action. */
export const shownWrites = {
  showPicked: ({ context: { durable }, event }: Scope, { cardType }: OfType) =>
    showing(durable, cardType, (event as Of<'card.select'>).card),
  showUnknown: ({ context: { durable } }: Scope, { cardType }: OfType) => showing(durable, cardType, unknownCard),
  showNone: ({ context: { durable } }: Scope, { cardType }: OfType) => showing(durable, cardType, null),
  /** Shows what the element says is active, where nothing under way will change that. */
  showActive: ({ context, event }: Scope, { cardType }: OfType) => {
    const { durable } = context;
    if (isCommanded(context, cardType) || isErasing(context, cardType)) return durable;
    if (questionOf(context, cardType)) return durable;
    const { active } = event as Of<'token.activated'>;
    return showing(durable, cardType, active === null ? null : (cardOfToken(context, active) ?? unknownCard));
  },
  /** A fresh question; an open one is asked once more, unless a command has followed it. */
  newQuestion: ({ context }: Scope, { cardType }: OfType): Durable => {
    const { durable } = context;
    const open = questionOf(context, cardType);
    if (open && !open.overtaken) return durable;
    const requested = durable.requested + 1;
    const request = requestOf(durable.installation, requested);
    return { ...durable, requested, questions: { ...durable.questions, [cardType]: { request } } };
  },
  endQuestion: ({ context: { durable } }: Scope, { cardType }: OfType): Durable => {
    const { [cardType]: _, ...open } = durable.questions ?? {};
    const { questions: __, ...rest } = durable;
    return Object.keys(open).length > 0 ? { ...rest, questions: open } : rest;
  },
};

const isMyAnswer = ({ context, event }: Scope, { cardType }: OfType): boolean =>
  event.type === 'selection.told' &&
  event.cardType === cardType &&
  event.request !== undefined &&
  event.request === questionOf(context, cardType)?.request;

export const shownGuards = {
  /** Some command of this type is still unanswered. */
  commanded: ({ context }: Scope, { cardType }: OfType) => isCommanded(context, cardType),
  /** No card is known to be active, and nothing under way will tell. */
  nothingTells: ({ context }: Scope, { cardType }: OfType) =>
    context.durable.shown[cardType] === unknownCard && !isErasing(context, cardType) && !isCommanded(context, cardType),
  shownUnknown: ({ context }: Scope, { cardType }: OfType) => context.durable.shown[cardType] === unknownCard,
  /** The answer to the question that is open. */
  myQuestion: isMyAnswer,
  /** The same, where a command has followed the question, and no answer to it is waited for. */
  outOfDate: (scope: Scope, params: OfType) =>
    isMyAnswer(scope, params) &&
    questionOf(scope.context, params.cardType)?.overtaken === true &&
    !isCommanded(scope.context, params.cardType),
};

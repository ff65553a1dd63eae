/** The issuer’s part in suspension: it blocks a card of its own accord, says so to the auth server, and may take it back. */
import { concerning, type Known, type RegionConfig } from '../layers/concerning.ts';
import { ignoringAnswers } from '../layers/ignoring-answers.ts';
import { layered } from '../layers/region.ts';
import { remembering } from '../layers/remembering.ts';
import { retrying } from '../layers/retrying.ts';
import { type CardMessage, isAnswer } from '../protocol/message.ts';
import type { Suspension } from '../protocol/messages/suspension.ts';
import { authServer } from '../protocol/party-name.ts';
import { type ActorState, suspensionLife } from '../protocol/suspension-life.ts';
import type { Hold, IssuerBlock, IssuerContext, IssuerDurable, IssuerEvent, OfCard, Scope } from './context.ts';

type Answer = Extract<CardMessage, { type: 'card.suspended' | 'card.resumed' }>;

const holdOf = ({ durable }: IssuerContext, card: string): Hold => durable.holds?.[card] ?? { state: 'free', order: 0 };
const keeping = (context: IssuerContext, card: string, kept: Partial<Hold>): IssuerDurable => ({
  ...context.durable,
  holds: { ...context.durable.holds, [card]: { ...holdOf(context, card), ...kept } },
});

export const holdWrites = {
  mirror: ({ context }: Scope, { card, state }: OfCard & { state: ActorState }) => keeping(context, card, { state }),
  number: ({ context }: Scope, { card }: OfCard) => keeping(context, card, { order: holdOf(context, card).order + 1 }),
};

const isMine = ({ event }: Scope, card: string): boolean => (event as Answer).about === card;

export const holdGuards = {
  /** The card asked about is blocked, or about to be. */
  blocked: ({ context, event }: Scope) => holdOf(context, (event as OfCard & Scope['event']).card).state !== 'free',
  wanted: ({ event }: Scope, { card }: OfCard) => (event as IssuerBlock).card === card,
  aboutMine: (scope: Scope, { card }: OfCard) => isMine(scope, card),
  answered: (scope: Scope, { card }: OfCard) =>
    isMine(scope, card) && (scope.event as Answer).order === holdOf(scope.context, card).order,
  wasHold: ({ context }: Scope, { card, state }: OfCard & { state: ActorState }) =>
    holdOf(context, card).state === state,
};

/** An issuer’s suspension of one card. */
export function suspending(card: string): RegionConfig {
  const free: ActorState = 'free';
  return concerning<IssuerContext, IssuerEvent>(aboutHold(card))(
    layered({ ...suspensionLife, description: `Whether ${card} is blocked.` }, [
      retrying('answerTimeout'),
      ignoringAnswers(isAnswer),
      remembering({
        words: { writes: 'mirrorHold', was: 'wasHold', forgets: { type: 'mirrorHold', params: { state: free } } },
        what: 'the card',
        resumes: true,
      }),
    ]),
  );
}

/** What the names in the picture mean. */
function aboutHold(card: string) {
  const params: OfCard = { card };
  return {
    id: `suspension:${card}`,
    params,
    guard: 'aboutMine',
    names: { 'actor.suspend': 'issuer.suspend', 'actor.resume': 'issuer.resume', answerTimeout: 'issuerTimeout' },
    receivers: { authServer },
    kept: ({ context }: Scope): Known<Suspension> => ({
      actor: 'issuer',
      about: card,
      order: holdOf(context, card).order,
    }),
  };
}

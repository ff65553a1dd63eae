/** The issuer’s part in suspension: it blocks a card of its own accord, says so to the auth server, and may take it back. */
import type { CardMessage } from '../protocol/message.ts';
import { authServer } from '../protocol/party-name.ts';
import { type ActorState, actorLife } from '../protocol/suspension-life.ts';
import type { Hold, IssuerContext, IssuerDurable, OfCard, Scope } from './context.ts';

type Answer = Extract<CardMessage, { type: 'card.suspended' | 'card.resumed' }>;

const holdOf = ({ durable }: IssuerContext, card: string): Hold => durable.holds?.[card] ?? { state: 'free', order: 0 };
const keeping = (context: IssuerContext, card: string, kept: Partial<Hold>): IssuerDurable => ({
  ...context.durable,
  holds: { ...context.durable.holds, [card]: { ...holdOf(context, card), ...kept } },
});

export const holdWrites = {
  mirror: ({ context }: Scope, { card, state }: OfCard & { state: ActorState }) => keeping(context, card, { state }),
  count: ({ context }: Scope, { card }: OfCard) => keeping(context, card, { order: holdOf(context, card).order + 1 }),
};

const isMine = ({ event }: Scope, card: string): boolean => (event as Answer).about === card;

export const holdGuards = {
  /** The card asked about is blocked, or about to be. */
  blocked: ({ context, event }: Scope) => holdOf(context, (event as OfCard & Scope['event']).card).state !== 'free',
  ofMyHold: (scope: Scope, { card }: OfCard) => isMine(scope, card),
  ofMyOrder: (scope: Scope, { card }: OfCard) =>
    isMine(scope, card) && (scope.event as Answer).order === holdOf(scope.context, card).order,
  wasHold: ({ context }: Scope, { card, state }: OfCard & { state: ActorState }) =>
    holdOf(context, card).state === state,
};

/** An issuer’s suspension of one card. */
export function suspending(card: string) {
  const by = <Type extends string, More extends object = object>(type: Type, more?: More) => ({
    type,
    params: { card, ...more } as OfCard & More,
  });
  const asks = (type: 'card.suspend' | 'card.resume') => ({
    type: 'send' as const,
    params: ({ context }: Scope) => {
      const { order } = holdOf(context, card);
      return { to: authServer, message: { type, actor: 'issuer', about: card, order } };
    },
  });
  const was = (state: ActorState, target: string) => ({
    guard: by('wasHold', { state }),
    target,
    description: 'Takes up where it was.',
  });
  return {
    initial: 'start',
    description: `Whether ${card} is blocked.`,
    states: {
      start: {
        description: 'Looks up the card.',
        always: [
          was('suspending', 'suspending.askedAgain'),
          was('suspended', 'suspended'),
          was('resuming', 'resuming.askedAgain'),
          { target: 'free', description: 'The card is not blocked.' },
        ],
      },
      ...actorLife({
        intents: { suspend: 'issuer.suspend', resume: 'issuer.resume' },
        wanted: by('mine'),
        mine: by('ofMyHold') as never,
        answers: by('ofMyOrder') as never,
        counts: by('countHold') as never,
        asks,
        enters: state => [by('mirrorHold', { state })] as never,
        timeout: 'issuerTimeout',
      }),
    },
  };
}

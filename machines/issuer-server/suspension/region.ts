/** The issuer’s part in suspension: it blocks a card of its own accord, says so to the auth server, and may take it back. */
import { concerning, type Known, type RegionConfig } from '../../layers/concerning.ts';
import { ignoringAnswers } from '../../layers/ignoring-answers.ts';
import { layered } from '../../layers/region.ts';
import { remembering } from '../../layers/remembering.ts';
import { retrying } from '../../layers/retrying.ts';
import { isAnswer } from '../../protocol/message.ts';
import type { Suspension } from '../../protocol/messages/suspension.ts';
import { authServer } from '../../protocol/party-name.ts';
import { type ActorState, suspensionLife } from '../../protocol/suspension-life.ts';
import type { IssuerContext, IssuerEvent, OfCard, Scope } from '../context.ts';
import { holdOf } from './memory.ts';

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

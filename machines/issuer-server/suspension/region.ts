/** The issuer’s part in suspension: it blocks a card of its own accord, says so to the auth server, and may take it back. */
import type { Known, RegionConfig } from '../../layers/concerning.ts';
import { regionOf } from '../../layers/region-of.ts';
import { remembering } from '../../layers/remembering.ts';
import { asking } from '../../protocol/asking.ts';
import type { Suspension } from '../../protocol/messages/suspension.ts';
import { authServer, type Terms } from '../../protocol/party-name.ts';
import { type ActorState, suspensionLife } from '../../protocol/suspension-life.ts';
import type { OfCard, Scope } from '../context.ts';
import { holdOf } from './memory.ts';

const free: ActorState = 'free';

/** An issuer’s suspension of one card. */
export const suspensionRegion = (card: string, { layer }: Terms): RegionConfig =>
  regionOf(
    aboutHold(card),
    { ...suspensionLife, description: `Whether ${card} is blocked.` },
    {
      everywhere: {
        ...asking('answerTimeout'),
        remembering: remembering({
          words: { writes: 'mirrorHold', was: 'wasHold', forgets: { type: 'mirrorHold', params: { state: free } } },
          what: 'the card',
          resumes: true,
        }),
      },
    },
    layer,
  );

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

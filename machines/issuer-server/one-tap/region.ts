/** The issuer's part in binding one card by one tap: the picture, its safeguards, and what is true of every region. */
import type { Known, RegionConfig } from '../../layers/concerning.ts';
import { type LayersByKind, regionOf, when } from '../../layers/region-of.ts';
import { remembering } from '../../layers/remembering.ts';
import { asking } from '../../protocol/asking.ts';
import { tellsIssuers } from '../../protocol/card.ts';
import { authServer, type Terms } from '../../protocol/party-name.ts';
import type { Of, Scope } from '../context.ts';
import type { LinkKept, OfOwnedCard } from './drawing.ts';
import { leftOf, linkOf } from './memory.ts';
import { firstCard, oneTap } from './one-tap.ts';
import { overAlready, ownerChecked, takingUpOnce } from './taking-up.ts';
import { codeOfRequest, spentRefused, triesOfCard, verifying } from './verifying.ts';

/** Binding one card by one tap. */
export const oneTapRegion = (card: string, terms: Terms): RegionConfig =>
  regionOf(
    aboutCard(card, terms),
    { ...oneTap, description: `Binding ${card} by one tap.` },
    oneTapLayers(terms),
    terms.layer,
  );

/** What is laid over the picture. */
function oneTapLayers({ roster, safeguards }: Terms): LayersByKind {
  const verifies = ['issuer', 'both'].includes(safeguards['identity-verification']);
  const countsByCard = verifies && safeguards['code-tries'] === 'per-card';
  return {
    safeguards: {
      verifying: when(verifies, verifying),
      codeOfRequest: when(verifies && safeguards['code-binding'] === 'intent', codeOfRequest),
      triesOfCard: when(countsByCard, triesOfCard),
      // Looked at before a request is taken up, the last of these first: who is refused gets one reason.
      spentRefused: when(countsByCard, spentRefused),
      ownerChecked: when(safeguards['owner-check'] === 'issuer', ownerChecked),
      takingUpOnce: when(safeguards['request-identity'] === 'idempotent', takingUpOnce),
    },
    // Looked at before a first card is bound.
    features: {
      firstCard,
      overAlready: when(tellsIssuers(roster) && safeguards['issuer-notice'] === 'told', overAlready),
    },
    everywhere: {
      ...asking('issuerTimeout'),
      remembering: remembering({ words: { writes: 'mirror', was: 'was' }, what: 'what it was at', resumes: true }),
    },
  };
}

/** What the names in a card's pictures mean. */
function aboutCard(card: string, { roster: { cards, users = [], devices } }: Terms) {
  const { type: cardType } = cards.find(({ name }) => name === card)!;
  const owners = users.filter(user => user.cards.includes(card)).map(({ name }) => name);
  const params: OfOwnedCard = { card, owners };
  const terminalOf = (element: string) => devices.find(each => each.element === element)!.terminal;
  return {
    id: `oneTap:${card}`,
    params,
    guard: 'mine',
    receivers: {
      terminal: ({ context }: Scope) => terminalOf(linkOf(context, card)!.element),
      asker: ({ event }: Scope) => terminalOf((event as Of<'quick.request'>).element),
      authServer,
    },
    kept: ({ context }: Scope): Known<LinkKept> => ({
      ...linkOf(context, card),
      card,
      cardType,
      left: leftOf(context, card),
    }),
  };
}

/** The issuer's part in binding one card by one tap: the picture, its safeguards, and what is true of every region. */
import { concerning, type Known, type RegionConfig } from '../../layers/concerning.ts';
import { ignoringAnswers } from '../../layers/ignoring-answers.ts';
import { type Layer, layered } from '../../layers/region.ts';
import { remembering } from '../../layers/remembering.ts';
import { retrying } from '../../layers/retrying.ts';
import { isAnswer } from '../../protocol/message.ts';
import { authServer, type Terms } from '../../protocol/party-name.ts';
import type { IssuerContext, IssuerEvent, Of, Scope } from '../context.ts';
import type { LinkKept, OfOwnedCard } from './drawing.ts';
import { leftOf, linkOf } from './memory.ts';
import { firstCard, oneTap } from './one-tap.ts';
import { ownerChecked, takingUpOnce } from './taking-up.ts';
import { codeOfRequest, spentRefused, triesOfCard, verifying } from './verifying.ts';

/** Binding one card by one tap. */
export function oneTapRegion(card: string, terms: Terms): RegionConfig {
  return concerning<IssuerContext, IssuerEvent>(aboutCard(card, terms))(
    layered({ ...oneTap, description: `Binding ${card} by one tap.` }, layersOf(terms)),
  );
}

/** What is laid over the picture, in this order. */
function layersOf({ safeguards }: Terms): readonly (Layer | undefined)[] {
  const verifies = ['issuer', 'both'].includes(safeguards['identity-verification']);
  const countsByCard = safeguards['code-tries'] === 'per-card';
  return [
    firstCard,
    when(verifies, verifying),
    when(verifies && safeguards['code-binding'] === 'intent', codeOfRequest),
    when(verifies && countsByCard, triesOfCard),
    // Looked at before a request is taken up, the last of these first: who is refused gets one reason.
    when(verifies && countsByCard, spentRefused),
    when(safeguards['owner-check'] === 'issuer', ownerChecked),
    when(safeguards['request-identity'] === 'idempotent', takingUpOnce),
    // What is true of every region.
    retrying('issuerTimeout'),
    ignoringAnswers(isAnswer),
    remembering({ words: { writes: 'mirror', was: 'was' }, what: 'what it was at', resumes: true }),
  ];
}

const when = (condition: boolean, layer: Layer): Layer | undefined => (condition ? layer : undefined);

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

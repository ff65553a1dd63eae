/** Activation and selection of one card type: their pictures, and what is laid over them. */
import type { Known, RegionConfig } from '../../layers/concerning.ts';
import { regionOf, when } from '../../layers/region-of.ts';
import { remembering } from '../../layers/remembering.ts';
import { asking } from '../../protocol/asking.ts';
import type { CardType } from '../../protocol/card.ts';
import { authServer, cardHolder, type DeviceTerms } from '../../protocol/party-name.ts';
import type { Scope } from '../context.ts';
import { activation } from './activation.ts';
import { send, type TypeKept } from './drawing.ts';
import { listed } from './listed.ts';
import { deletedWhileActivated, movedWhileActivated } from './meetings.ts';
import { activationOf, commandAtHand, newestCommand, type Pairing } from './memory.ts';
import { askedAfterRestart, selection, shownByElement } from './selection.ts';
import { shownCard } from './shown-card.ts';
import { cardOfToken, questionOf } from './shown-memory.ts';

/** Choosing the card of a type that pays. */
export function activationRegion(cardType: CardType, terms: DeviceTerms): RegionConfig {
  const { roster, readings, safeguards, layer } = terms;
  const memory = remembering({
    words: { writes: 'mirrorActivation', was: 'wasActivating', forgets: 'endActivation' },
    what: 'what was under way',
    resumes: safeguards.reconciliation === 'on-restart',
    givesUp: () => ({
      target: 'idle',
      actions: send('cardHolder', 'activation.failed', 'card', { reason: 'interrupted' }),
      description: 'Gives up what the crash cut short.',
    }),
  });
  const layers = {
    safeguards: {
      listed: when(readings.storage === 'field', listed),
      shownCard: when(safeguards['shown-card'] === 'element', shownCard),
    },
    features: { deletedWhileActivated, movedWhileActivated: when((roster.jobs ?? 0) > 0, movedWhileActivated) },
    everywhere: { ...asking('replyTimeout'), memory },
  };
  const description = `Choosing the ${cardType} card that pays.`;
  return regionOf(aboutType(cardType, terms), { ...activation, description }, layers, layer);
}

/** Which card of a type is shown as the one that pays. */
export function selectionRegion(cardType: CardType, terms: DeviceTerms): RegionConfig {
  const fromElement = terms.safeguards['shown-card'] === 'element';
  const asks = fromElement && terms.safeguards.reconciliation === 'on-restart';
  const layers = {
    safeguards: {
      shownByElement: when(fromElement, shownByElement),
      askedAfterRestart: when(asks, askedAfterRestart),
    },
    everywhere: asking('replyTimeout'),
  };
  const description = `Which ${cardType} card is shown as the one that pays.`;
  return regionOf(aboutType(cardType, terms), { ...selection, description }, layers, terms.layer);
}

/** What the names in a type's pictures mean. */
function aboutType(cardType: CardType, { device, safeguards }: DeviceTerms) {
  const pairing: Pairing = { cardType, paired: safeguards['activation-pairing'] === 'paired' };
  return {
    id: cardType,
    params: pairing,
    guard: 'ofType',
    everyone: ['element.reset'],
    receivers: { secureElement: device.secureElement, authServer, cardHolder },
    kept: (scope: Scope): Known<TypeKept> => {
      const { context } = scope;
      const { bindings } = context.durable;
      const under = activationOf(context, cardType);
      const made = commandAtHand(scope, pairing);
      const open = newestCommand(context, cardType);
      const switchedCard = cardSwitched(scope, pairing);
      return {
        cardType,
        request: under?.request,
        card: under?.card,
        transaction: bindings[under?.card ?? '']?.transaction,
        newRequest: made?.request,
        newToken: made?.token,
        newSequence: made?.sequence,
        openRequest: open?.request,
        openToken: open?.token,
        openSequence: open?.sequence,
        switchedCard,
        switchedTransaction: bindings[switchedCard ?? '']?.transaction,
        question: questionOf(context, cardType)?.request,
      };
    },
  };
}

/** The card a success is for. Without pairing nothing says which: it is taken for the one asked for. */
function cardSwitched({ context, event }: Scope, { cardType, paired }: Pairing): string | undefined {
  if (event.type !== 'token.activated') return undefined;
  const active = cardOfToken(context, event.active) ?? undefined;
  const wanted = activationOf(context, cardType)?.card;
  return paired ? (active ?? wanted) : (wanted ?? active);
}

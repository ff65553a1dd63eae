/**
 * The life of one card in the terminal: the picture of binding, what safeguards and other protocols add to it, and what is
 * true of every region that asks and is asked.
 */
import { askingAgainOnReset } from '../../layers/asking-again-on-reset.ts';
import type { Known, RegionConfig } from '../../layers/concerning.ts';
import { refusingWhileBusy } from '../../layers/refusing-while-busy.ts';
import type { Transition } from '../../layers/region.ts';
import { type LayersByKind, regionOf, when } from '../../layers/region-of.ts';
import { remembering } from '../../layers/remembering.ts';
import { asking } from '../../protocol/asking.ts';
import { bindsByOneTap } from '../../protocol/card.ts';
import { authServer, cardHolder, type DeviceTerms } from '../../protocol/party-name.ts';
import type { Refusal } from '../../protocol/refusal.ts';
import type { Scope } from '../context.ts';
import { unexpected } from '../unexpected.ts';
import { binding } from './binding.ts';
import { byChannel } from './by-channel.ts';
import { confirming } from './confirming.ts';
import { deletion, serverFirst } from './deletion.ts';
import { type CardKept, type OfCardHere, send } from './drawing.ts';
import {
  keptAtServer,
  keptAtServerConfirmed,
  movedAtServer,
  tappedAtServer,
  tappedAtServerConfirmed,
} from './kept-at-server.ts';
import {
  listedAsMoved,
  movedWhileBinding,
  movedWhileConfirming,
  movedWhileDeleted,
  movedWhileServerDeletes,
} from './meetings.ts';
import { moving } from './moving.ts';
import { oneTap, oneTapConfirmed } from './one-tap.ts';
import { chosenWhileListing, restoring } from './restoring.ts';
import { selecting } from './selecting.ts';
import { shownCardDeleted, shownCardMoved } from './shown-card.ts';

/** The life of one card. */
export const cardRegion = (card: string, terms: DeviceTerms): RegionConfig =>
  regionOf(aboutCard(card, terms), { ...binding, description: `Binding ${card}.` }, cardLayers(terms), terms.layer);

/** What is laid over the picture. */
export function cardLayers({ roster, safeguards, readings }: DeviceTerms): LayersByKind {
  const confirms = safeguards['bind-confirmation'] === 'confirmed';
  const asksServerFirst = safeguards['deletion-order'] === 'server-first';
  const fromElement = safeguards['shown-card'] === 'element';
  const resumes = safeguards.reconciliation === 'on-restart';
  const lists = bindsByOneTap(roster);
  const moves = (roster.jobs ?? 0) > 0;
  const ofFields = readings.storage === 'field';
  return {
    safeguards: {
      byChannel: when(readings['bind-request'] === 'by-channel', byChannel),
      confirming: when(confirms, confirming),
      keptAtServer: when(ofFields, keptAtServer),
      keptAtServerConfirmed: when(ofFields && confirms, keptAtServerConfirmed),
    },
    features: {
      oneTap: when(lists, oneTap),
      deletion,
      serverFirst: when(asksServerFirst, serverFirst),
      shownCardDeleted: when(fromElement, shownCardDeleted),
      moving: when(moves, moving),
      shownCardMoved: when(moves && fromElement, shownCardMoved),
      restoring,
      selecting,
      // Where two of them meet.
      chosenWhileListing: when(lists, chosenWhileListing),
      oneTapConfirmed: when(lists && confirms, oneTapConfirmed),
      tappedAtServer: when(ofFields && lists, tappedAtServer),
      tappedAtServerConfirmed: when(ofFields && lists && confirms, tappedAtServerConfirmed),
      movedAtServer: when(ofFields && moves, movedAtServer),
      movedWhileBinding: when(moves, movedWhileBinding),
      movedWhileConfirming: when(moves && confirms, movedWhileConfirming),
      movedWhileDeleted: when(moves, movedWhileDeleted),
      movedWhileServerDeletes: when(moves && asksServerFirst, movedWhileServerDeletes),
      listedAsMoved: when(moves, listedAsMoved),
    },
    everywhere: {
      ...asking('replyTimeout', unexpected['binding.card']),
      refusingWhileBusy: refusingWhileBusy(
        { actions: bindFailed('busy'), description: 'Is still at it, and says so.' },
        lists ? ['bind.start', 'card.choose'] : ['bind.start'],
      ),
      askingAgainOnReset: askingAgainOnReset({
        message: 'element.reset',
        of: 'secureElement',
        name: 'The element',
        resumes,
      }),
      remembering: remembering({
        words: { writes: 'mirror', was: 'was', forgets: 'clear' },
        what: 'what is known of the card',
        resumes,
        anyway: ['bound', 'loading', 'erasingMoved', 'erasingRevoked'],
        givesUp,
      }),
    },
  };
}

const bindFailed = (reason: Refusal) => send('cardHolder', 'bind.failed', 'card', { reason });

/** What the crash cut short is given up. */
function givesUp(state: string): Transition {
  const description = 'Gives up what the crash cut short.';
  if (state === 'deleting') return { target: 'bound', actions: deleteFailed, description };
  if (['erasingDeleted', 'erasingOffline', 'reportingDeletion'].includes(state))
    return { target: 'idle', actions: deleteFailed, description };
  return { target: 'idle', actions: bindFailed('interrupted'), description };
}

const deleteFailed = send('cardHolder', 'delete.failed', 'card', { reason: 'interrupted' });

/** The reason for the card holder, from the status word of the element. */
function refusalOf(event: Scope['event']): Refusal | undefined {
  if (event.type !== 'record.refused') return undefined;
  return event.status === '6A80' ? 'typeUnserved' : event.status === '6985' ? 'retired' : 'noRoom';
}

/** What the names in a card's pictures mean. */
function aboutCard(card: string, { device, readings, roster }: DeviceTerms) {
  const typeOfCard = roster.cards.find(({ name }) => name === card)!.type;
  const params: OfCardHere = { card, cardType: typeOfCard, element: device.element };
  return {
    id: card,
    params,
    guard: 'mine',
    everyone: ['element.reset'],
    receivers: {
      secureElement: device.secureElement,
      authServer,
      issuerServer: ({ context }: Scope) => context.durable.bindings[card]!.issuer!,
      cardHolder,
    },
    kept: ({ context: { durable, volatile }, event }: Scope): Known<CardKept> => ({
      ...durable.bindings[card],
      card,
      typeOfCard,
      code: volatile.codes?.[card],
      device: device.name,
      elementHere: device.element,
      installation: durable.installation,
      refusalHere: refusalOf(event),
      tokenInField: readings.storage === 'field' ? durable.bindings[card]?.token : undefined,
    }),
  };
}

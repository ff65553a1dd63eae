/**
 * The life of one card in the terminal: the picture of binding, what safeguards and other protocols add to it, and what is
 * true of every region that asks and is asked.
 */
import { askingAgainOnReset } from '../../layers/asking-again-on-reset.ts';
import { concerning, type Known, type RegionConfig } from '../../layers/concerning.ts';
import { ignoringAnswers } from '../../layers/ignoring-answers.ts';
import { refusingWhileBusy } from '../../layers/refusing-while-busy.ts';
import { type Layer, layered, type Transition } from '../../layers/region.ts';
import { remembering } from '../../layers/remembering.ts';
import { retrying } from '../../layers/retrying.ts';
import { takingStill } from '../../layers/taking-still.ts';
import { bindsByOneTap } from '../../protocol/card.ts';
import { isAnswer } from '../../protocol/message.ts';
import { authServer, cardHolder, type DeviceTerms, issuerOf } from '../../protocol/party-name.ts';
import type { Refusal } from '../../protocol/refusal.ts';
import type { TerminalContext, TerminalEvent } from '../context.ts';
import { binding } from './binding.ts';
import { confirming } from './confirming.ts';
import { deletion, serverFirst } from './deletion.ts';
import { type CardKept, type OfCardHere, send } from './drawing.ts';
import { listedAsMoved, movedWhileDeleted, movedWhileServerDeletes } from './meetings.ts';
import { moving } from './moving.ts';
import { oneTap, oneTapConfirmed } from './one-tap.ts';
import { restoring } from './restoring.ts';
import { selecting } from './selecting.ts';
import { shownCardDeleted, shownCardMoved } from './shown-card.ts';

/** The life of one card. */
export function cardRegion(card: string, terms: DeviceTerms): RegionConfig {
  return concerning<TerminalContext, TerminalEvent>(aboutCard(card, terms))(
    layered({ ...binding, description: `Binding ${card}.` }, Object.values(cardLayers(terms))),
  );
}

/** What is laid over the picture, by name and in order; undefined where the terms have no use for it. */
export function cardLayers({ roster, safeguards }: DeviceTerms): Readonly<Record<string, Layer | undefined>> {
  const confirms = safeguards['bind-confirmation'] === 'confirmed';
  const asksServerFirst = safeguards['deletion-order'] === 'server-first';
  const fromElement = safeguards['shown-card'] === 'element';
  const reconciles = safeguards.reconciliation === 'on-restart';
  const lists = bindsByOneTap(roster);
  const moves = (roster.jobs ?? 0) > 0;
  return {
    // The protocols of a card's life, each with its safeguards.
    confirming: when(confirms, confirming),
    oneTap: when(lists, oneTap),
    deletion,
    serverFirst: when(asksServerFirst, serverFirst),
    shownCardDeleted: when(fromElement, shownCardDeleted),
    moving: when(moves, moving),
    shownCardMoved: when(moves && fromElement, shownCardMoved),
    restoring,
    selecting,
    // Where two of them meet.
    oneTapConfirmed: when(lists && confirms, oneTapConfirmed),
    movedWhileDeleted: when(moves, movedWhileDeleted),
    movedWhileServerDeletes: when(moves && asksServerFirst, movedWhileServerDeletes),
    listedAsMoved: when(moves, listedAsMoved),
    // What is true of every region.
    takingStill,
    retrying: retrying('replyTimeout'),
    refusingWhileBusy: refusingWhileBusy(
      { actions: bindFailed('busy'), description: 'Is still at it, and says so.' },
      lists ? ['bind.start', 'card.choose'] : ['bind.start'],
      { 'bind.start': ['unlinked'] },
    ),
    ignoringAnswers: ignoringAnswers(isAnswer, unexpected),
    askingAgainOnReset: askingAgainOnReset({
      message: 'element.reset',
      of: 'secureElement',
      name: 'The element',
      resumes: reconciles,
    }),
    remembering: remembering({
      words: { writes: 'mirror', was: 'was', forgets: 'clear' },
      what: 'what is known of the card',
      resumes: reconciles,
      anyway: ['bound', 'loading', 'leaving', 'dropping'],
      givesUp,
    }),
  };
}

const when = (condition: boolean, layer: Layer): Layer | undefined => (condition ? layer : undefined);

const bindFailed = (reason: Refusal) => send('cardHolder', 'bind.failed', 'card', { reason });

/** Answers that stay unexpected. */
const unexpected = {
  // Once its record is stored, a card is not refused room for it.
  'record.refused': ['confirming', 'unconfirmed', 'erasing', 'bound'],
};

/** What the crash cut short is given up. */
function givesUp(state: string): Transition {
  const description = 'Gives up what the crash cut short.';
  if (state === 'deleting') return { target: 'bound', actions: deleteFailed, description };
  if (['wiping', 'hiding', 'owing'].includes(state)) return { target: 'idle', actions: deleteFailed, description };
  return { target: 'idle', actions: bindFailed('interrupted'), description };
}

const deleteFailed = send('cardHolder', 'delete.failed', 'card', { reason: 'interrupted' });

/** What the names in a card's pictures mean. */
function aboutCard(card: string, { device, roster }: DeviceTerms) {
  const typeOfCard = roster.cards.find(({ name }) => name === card)!.type;
  const params: OfCardHere = { card, cardType: typeOfCard, element: device.element };
  return {
    id: card,
    params,
    guard: 'mine',
    everyone: ['element.reset'],
    receivers: { secureElement: device.secureElement, authServer, issuerServer: issuerOf(roster, card), cardHolder },
    kept: ({ context: { durable, volatile } }: { context: TerminalContext }): Known<CardKept> => ({
      ...durable.bindings[card],
      card,
      typeOfCard,
      code: volatile.codes?.[card],
      device: device.name,
      elementHere: device.element,
      installation: durable.installation,
    }),
  };
}

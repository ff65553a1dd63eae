/** The phrases binding's states are built from: the same guard, the same ignored answers, the same ways back. */
import { bindsByOneTap } from '../protocol/card.ts';
import type { DeviceTerms } from '../protocol/party-name.ts';
import type { Scope } from './context.ts';
import { asks, tells } from './saying.ts';
import { of } from './wallet.ts';

/** Late or repeated answers; after a time-out the first answer may still come, in any later state. */
export type Answer =
  | 'element.identified'
  | 'bind.answer'
  | 'bind.refused'
  | 'record.stored'
  | 'record.refused'
  | 'record.erased'
  | 'bind.confirmed'
  | 'bind.retired'
  | 'quick.answer'
  | 'quick.refused'
  | 'code.challenge'
  | 'code.typed'
  | 'delete.answer';

export function bindingWords(card: string, { device, safeguards, roster }: DeviceTerms) {
  const mine = of(card, 'mine');
  const fails = (reason: Parameters<typeof tells>[2]) => tells('bind.failed', card, reason);
  const ignored = { guard: mine, description: 'A late or repeated answer: nothing to do.' };
  const late = (...types: Answer[]) => Object.fromEntries(types.map(type => [type, ignored]));
  const busy = { guard: mine, actions: fails('busy'), description: 'Is still at it, and says so.' };
  const { type: cardType } = roster.cards.find(({ name }) => name === card)!;
  const fromElement = safeguards['shown-card'] === 'element';
  const asksElement = {
    type: 'send' as const,
    params: { to: device.secureElement, message: { type: 'selection.ask', cardType } },
  };
  // Without users nobody chooses from a list, and the states stay as they are without it.
  const listed = <Words extends object>(words: Words) => (bindsByOneTap(roster) ? words : {});
  return {
    /** A card is live only once it is confirmed. */
    confirms: safeguards['bind-confirmation'] === 'confirmed',
    /** What is unfinished is taken up again after a restart or a power-up. */
    reconciles: safeguards.reconciliation === 'on-restart',
    /** The record is about to go: from here on nobody knows what pays, until the element has said so. */
    hides: of(card, 'hide', { cardType, as: fromElement ? ('unknown' as const) : null }),
    /** The record is gone: has the element say so. */
    asksElement: fromElement ? [asksElement] : [],
    mine,
    fails,
    done: tells('bind.done', card),
    asks: (type: Parameters<typeof asks>[0], more?: object) => asks(type, card, device, more),
    enters: (state: string) => of(card, 'mirror', { state }),
    was: (state: string) => of(card, 'was', { state }),
    myTransaction: of(card, 'myTransaction'),
    /** Names the answers a state expects too late and does nothing about. */
    late,
    /** The same of the answers to a card chosen from a list. */
    quickLate: listed(late('quick.answer', 'quick.refused', 'code.challenge', 'code.typed')),
    /** The element lost power while it was at work for this card. */
    powerBack: (target: string, description: string) => ({ 'element.reset': { target, reenter: true, description } }),
    noMatter: { 'element.reset': { description: 'The element has power again; nothing was asked of it.' } },
    /** Is asked for the card while still at it. */
    busyNow: { 'bind.start': busy, ...listed({ 'card.choose': busy }) },
    /** Is asked for the card by choosing it from a list. */
    chooses: listed({
      'card.choose': [
        {
          guard: of(card, 'chosenInSession'),
          target: 'identifying',
          actions: [
            of(card, 'newChoice'),
            {
              type: 'report' as const,
              params: ({ context }: Scope) => ({
                type: 'card.chosen',
                card,
                user: context.durable.bindings[card]!.user,
                element: device.element,
              }),
            },
          ],
          description: 'Is chosen from the list: begins a new request.',
        },
        { guard: mine, actions: fails('notSignedIn'), description: 'Nobody is signed in any more.' },
      ],
    }),
  };
}

export type BindingWords = ReturnType<typeof bindingWords>;

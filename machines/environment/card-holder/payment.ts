/**
 * The card holder at the till: holds the device to the point of sale and waits to be told. Who was told that it is not
 * known yet does not tap again; the answer may still come.
 */

import { sendFrom } from '../../chart/effect.ts';
import type { PartyName } from '../../chart/event.ts';
import type { CardType } from '../../protocol/card.ts';
import type { CardMessage } from '../../protocol/message.ts';

/** The card holder's intent: pay here, with whatever card of the type pays. */
export interface HolderTap {
  readonly type: 'holder.tap';
  /** With what: the device’s name. */
  readonly device: string;
  readonly cardType: CardType;
}

/** How the card holder is told. */
export type PaymentTold = Extract<CardMessage, { type: 'payment.done' | 'payment.declined' | 'payment.unknown' }>;

/** What the holder knows of the last payment. */
export function paying(shop: PartyName) {
  const taps = {
    'holder.tap': {
      target: 'waiting',
      actions: sendFrom<unknown, HolderTap>(shop, ({ event: { device, cardType } }) => ({
        type: 'payment.start',
        device,
        cardType,
      })),
      description: 'Holds the device to the point of sale.',
    },
  };
  const told = {
    'payment.done': { target: 'paid', description: 'Is told that the payment is approved.' },
    'payment.declined': { target: 'declined', description: 'Is told that nothing is charged.' },
  };
  return {
    initial: 'idle',
    description: 'What the card holder knows of paying.',
    states: {
      idle: { description: 'Has not tapped.', on: taps },
      waiting: {
        description: 'Has tapped and waits to be told.',
        on: {
          ...told,
          'payment.unknown': { target: 'unsure', description: 'Is told that it is not known yet.' },
        },
      },
      unsure: { description: 'Was told that it is not known yet.', on: told },
      paid: { description: 'Was told that the payment is approved.', on: taps },
      declined: { description: 'Was told that nothing is charged; may tap again.', on: taps },
    },
  };
}

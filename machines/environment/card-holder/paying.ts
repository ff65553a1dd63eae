/**
 * Paying (P1, P5), the card holder's part: holds the device to the point of sale and waits to be told. Who was told that it
 * is not known yet does not tap again; the answer may still come. [inf-M]
 */
import { heard } from '../../layers/picture.ts';
import { ofHolder } from './drawing.ts';

const { picture, send } = ofHolder;

const taps = {
  target: 'waiting',
  actions: send('pointOfSale', 'payment.start', { device: heard('device') }),
  description: 'Holds the device to the point of sale.',
} as const;

export const paying = picture({
  description: 'What the card holder knows of paying.',
  initial: 'idle',
  states: {
    idle: { description: 'Has not tapped.', on: { 'holder.tap': taps } },
    waiting: {
      description: 'Has tapped and waits to be told.',
      on: {
        'payment.done': { target: 'paid', description: 'Is told that the payment is approved.' },
        'payment.declined': { target: 'declined', description: 'Is told that nothing is charged.' },
        'payment.unknown': { target: 'unsure', description: 'Is told that it is not known yet.' },
      },
    },
    unsure: {
      description: 'Was told that it is not known yet.',
      on: {
        'payment.done': { target: 'paid', description: 'Is told that the payment is approved.' },
        'payment.declined': { target: 'declined', description: 'Is told that nothing is charged.' },
      },
    },
    paid: { description: 'Was told that the payment is approved.', on: { 'holder.tap': taps } },
    declined: { description: 'Was told that nothing is charged; may tap again.', on: { 'holder.tap': taps } },
  },
});

/**
 * Activation (P2), the auth server's part: one region a row, beside the row's binding. Asked by the terminal, the auth server
 * sends the payment token stored for the card as activation data, and the activation instruction, which it numbers for each
 * type of an element; it notes what became of them. All of it may come at any time: the terminal asks again, and a result may be late.
 */
import { heard, kept } from '../../layers/picture.ts';
import { picture, send } from '../row/drawing.ts';

export const activation = picture({
  description: 'Activating the card.',
  initial: 'inactive',
  on: {
    'activation.request': [
      {
        guard: 'live',
        target: '.pending',
        actions: [
          'numberActivation',
          send(
            'terminal',
            'activation.data',
            {
              request: heard('request'),
              cardType: heard('cardType'),
            },
            'token',
          ),
          send('terminal', 'activation.instruction', {
            request: heard('request'),
            cardType: heard('cardType'),
            sequence: kept('sequence'),
          }),
        ],
        description: 'Sends activation data and activation instruction, with the next number.',
      },
      {
        guard: 'ofAnotherType',
        actions: send('terminal', 'activation.refused', {
          request: heard('request'),
          cardType: heard('cardType'),
          reason: 'wrongType',
        }),
        description: 'The card is of another type than the instruction would name.',
      },
      {
        actions: send('terminal', 'activation.refused', {
          request: heard('request'),
          cardType: heard('cardType'),
          reason: 'notLive',
        }),
        description: 'The card is not live.',
      },
    ],
    'activation.result': [
      { guard: 'switchedToMe', target: '.active', description: 'The element pays with this card now.' },
      { guard: 'switchedAway', target: '.inactive', description: 'The element pays with another card of the type.' },
      { target: '.inactive', description: 'The element did not switch to this card.' },
    ],
  },
  states: {
    inactive: { description: 'The element does not pay with this card.' },
    pending: { description: 'Has sent activation data and instruction; what became of them is not known yet.' },
    active: { description: 'The element pays with this card.' },
  },
});

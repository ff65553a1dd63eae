/**
 * Binding by one tap (P3), the card holder's part: chooses a card from the list shown, types a first card where the list is
 * empty, types the code that came. Codes and the typing of a first card are inferred.
 */
import { heard } from '../../layers/picture.ts';
import { adding } from './adding.ts';
import { deleting } from './deleting.ts';
import { ofCard } from './drawing.ts';

const { difference, send } = ofCard;

/** The list on one device, and what it says of the card. */
export function choosing(device: string) {
  const [offered, untyped, asked] = [
    `offered on ${device}` as 'offered',
    `untyped on ${device}` as 'untyped',
    `asked on ${device}` as 'asked',
  ];
  const mineHere = { type: 'mineOn', params: { device } } as const;
  const here = { type: 'onDevice', params: { device } } as const;
  const told = {
    'bind.done': { target: 'has', description: 'Is told that the card can be used.' },
    'bind.failed': { target: 'refused', description: 'Is told that it did not work.' },
  } as const;
  const sees = {
    'cards.shown': [
      {
        guard: { type: 'listed', params: { device } },
        target: offered,
        description: 'Sees the card in the list.',
      },
      {
        guard: { type: 'noneListed', params: { device } },
        target: untyped,
        description: 'Sees that no card is listed, and may type this one.',
      },
    ],
  } as const;
  const isAsked = { 'code.ask': { guard: mineHere, target: asked, description: 'Is asked for the code.' } } as const;

  return difference([adding, deleting], {
    also: {
      anywhere: {
        'code.ask': { guard: mineHere, description: 'Is asked for a code while knowing the card otherwise.' },
      },
      without: sees,
      waiting: isAsked,
      refused: { ...sees, ...isAsked },
    },
    states: {
      [offered]: {
        description: 'Sees the card in the list.',
        on: {
          'holder.tick': {
            guard: mineHere,
            target: 'waiting',
            actions: send('terminal', 'card.choose', 'card'),
            description: 'Chooses the card.',
          },
          'holder.logout': { guard: here, target: 'without', description: 'Signs out, and the list is gone.' },
          'session.over': { guard: here, target: 'without', description: 'The list is gone.' },
          ...isAsked,
          ...told,
        },
      },
      [untyped]: {
        description: 'Sees an empty list.',
        on: {
          'holder.type': {
            guard: mineHere,
            target: 'waiting',
            actions: send('terminal', 'card.choose', 'card', { typed: true }, 'issuer'),
            description: 'Types the card.',
          },
          'holder.logout': { guard: here, target: 'without', description: 'Signs out, and the list is gone.' },
          'session.over': { guard: here, target: 'without', description: 'The list is gone.' },
          ...isAsked,
          ...told,
        },
      },
      [asked]: {
        description: 'Is asked for the code that came for the card.',
        on: {
          'holder.enter': {
            guard: mineHere,
            target: 'waiting',
            actions: send('terminal', 'code.typed', 'card', { code: heard('code') }),
            description: 'Types a code.',
          },
          'code.ask': { guard: mineHere, description: 'Is asked once more.' },
          ...told,
        },
      },
    },
  });
}

/** After a refusal the holder may try once more, while the list is still there. Ours. */
export const choosingAgain = difference([adding], {
  also: {
    refused: {
      'holder.again': {
        target: 'waiting',
        actions: send('terminal', 'card.choose', 'card'),
        description: 'Chooses the card once more.',
      },
    },
  },
});

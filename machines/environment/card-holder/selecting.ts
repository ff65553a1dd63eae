/** Selecting the card that pays (P2), the card holder's part: picks one, and is told what became of it. */
import { heard } from '../../layers/picture.ts';
import { ofType } from './drawing.ts';

const { picture, difference, send } = ofType;

export const selecting = picture({
  description: 'Which card of a type the holder wants to pay with.',
  initial: 'content',
  states: {
    content: {
      description: 'Has not picked a card.',
      on: { 'activation.done': { description: 'Is told which card pays.' } },
    },
  },
});

/** What the holder knows of one card of the type. */
export function wanting(card: string) {
  const [wants, pays, failed] = [`wants ${card}` as 'wants', `pays ${card}` as 'pays', `failed ${card}` as 'failed'];
  const ofThis = { type: 'mine', params: { card } } as const;
  const told = {
    'activation.done': [
      { guard: ofThis, target: pays, description: 'Is told that the card now pays.' },
      { description: 'Is told of a card picked before.' },
    ],
    'activation.failed': [
      { guard: ofThis, target: failed, description: 'Is told that it did not work.' },
      { description: 'Is told of a card picked before.' },
    ],
  } as const;
  return difference([selecting], {
    also: {
      anywhere: {
        'holder.select': {
          guard: ofThis,
          target: `.${wants}` as const,
          actions: send('terminal', 'card.select', { card: heard('card') }),
          description: 'Picks the card to pay with.',
        },
      },
    },
    states: {
      [wants]: {
        description: 'Has picked it and waits to be told.',
        on: {
          ...told,
          'wallet.shown': {
            target: failed,
            description: 'Sees the list of a new app, which knows nothing of it.',
          },
        },
      },
      [pays]: { description: 'Was told that the card pays.', on: told },
      [failed]: { description: 'Was told that it did not work.', on: told },
    },
  });
}

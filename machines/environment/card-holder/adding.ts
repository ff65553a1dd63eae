/**
 * Adding a card (P1, P5), the card holder's part: gives the card authentication information, waits to be told, and may ask again where it did not work. That a
 * holder is told is ours.
 */
import { ofCard } from './drawing.ts';

const { picture, send } = ofCard;

export const adding = picture({
  description: 'What the card holder knows of a card.',
  initial: 'without',
  on: {
    'bind.done': { description: 'Old news.' },
    'bind.failed': { description: 'Old news.' },
  },
  states: {
    without: {
      description: 'Has not asked for the card.',
      on: {
        'holder.bind': {
          target: 'waiting',
          actions: send('terminal', 'bind.start', 'card', 'authentication'),
          description: 'Asks the terminal to add the card.',
        },
      },
    },
    waiting: {
      description: 'Has asked and waits to be told.',
      on: {
        'bind.done': { target: 'has', description: 'Is told that the card can be used.' },
        'bind.failed': { target: 'refused', description: 'Is told that it did not work.' },
      },
    },
    refused: {
      description: 'Was told that it did not work; may ask again.',
      on: {
        'holder.bind': {
          target: 'waiting',
          actions: send('terminal', 'bind.start', 'card', 'authentication'),
          description: 'Asks the terminal to add the card.',
        },
        'bind.done': { target: 'has', description: 'Is told that it worked after all.' },
        'bind.failed': { description: 'Is told once more that it did not work.' },
      },
    },
    has: {
      description: 'Was told that the card can be used.',
      on: { 'bind.failed': { description: 'Is told that the card is there already.' } },
    },
  },
});

/**
 * Deleting a card (P1, P5), the card holder's part: asks for it, and sees whether the card is only removed here or deleted
 * everywhere. What a holder sees is ours.
 */
import { heard } from '../../layers/picture.ts';
import { adding } from './adding.ts';
import { ofCard } from './drawing.ts';

const { difference, report, send } = ofCard;

const old = { description: 'Old news.' } as const;
const again = { target: 'has', description: 'Is told that the card can be used again.' } as const;
const asks = {
  target: 'deleting',
  actions: [send('terminal', 'card.delete', 'card'), report('delete.asked', 'card', { device: heard('device') })],
  description: 'Asks the terminal to delete the card.',
} as const;

/** What the holder of a card may be told of it. */
const told = {
  'delete.done': { target: 'gone', description: 'Is told that the card is deleted.' },
  'delete.queued': { target: 'removed', description: 'Is told that the card is removed here.' },
} as const;

export const deleting = difference([adding], {
  also: {
    anywhere: {
      'delete.done': old,
      'delete.queued': old,
      'delete.failed': old,
    },
    without: { 'bind.done': again },
    waiting: { 'delete.done': { target: 'refused', description: 'Is told that the card is deleted instead.' } },
    has: { 'holder.delete': asks, ...told },
  },
  states: {
    deleting: {
      description: 'Has asked for the card to be deleted and waits to be told.',
      on: {
        ...told,
        'bind.done': again,
        'delete.failed': { target: 'kept', description: 'Is told that it did not work.' },
      },
    },
    removed: {
      description: 'Was told that the card is removed here, and not yet that it is deleted.',
      on: { ...told, 'bind.done': again },
    },
    kept: {
      description: 'Was told that the card could not be deleted; may ask again.',
      on: { 'holder.delete': asks, ...told, 'bind.done': again },
    },
    gone: {
      description: 'Was told that the card is deleted; may add it again.',
      on: {
        'holder.bind': {
          target: 'waiting',
          actions: send('terminal', 'bind.start', 'card', 'authentication'),
          description: 'Asks the terminal to add the card.',
        },
        'bind.done': again,
      },
    },
  },
});

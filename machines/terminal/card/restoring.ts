/**
 * A new app puts its list of cards together (ours): what the answer of the auth server means for one card, and how a
 * record that the server sends anew is stored.
 */
import { binding } from './binding.ts';
import { deletion } from './deletion.ts';
import { difference, send } from './drawing.ts';
import { oneTap } from './one-tap.ts';

/** What the list says of an older record of the card must meet the card as it is now. */
const listsFirst = {
  guard: 'isListing',
  actions: send('cardHolder', 'bind.failed', 'card', { reason: 'busy' }),
  description: 'Does not know its cards yet, and says so.',
} as const;

export const restoring = difference([binding, deletion], {
  also: {
    anywhere: { 'record.provision': { description: 'Has no need of it, or an older app asked for it.' } },
    idle: {
      'bind.start': listsFirst,
      'reconcile.answer': [
        {
          guard: 'listedLive',
          target: 'bound',
          actions: { type: 'keepEntry', params: { state: 'bound' } },
          description: 'The card is live.',
        },
        {
          guard: 'listedDead',
          target: 'erasingDeleted',
          actions: { type: 'keepEntry', params: { state: 'erasingDeleted' } },
          description: 'The card is not live: erases its record.',
        },
      ],
      'record.provision': {
        guard: 'forThisApp',
        target: 'restoring',
        actions: { type: 'keepEntry', params: { state: 'restoring' } },
        description: 'The server sends the record anew.',
      },
    },
  },
  states: {
    restoring: {
      description: 'Has the element store a record sent anew.',
      meta: { again: 'stores the record again' },
      entry: send('secureElement', 'record.store', 'card', 'transaction', 'cardType', 'token'),
      on: {
        'record.stored': {
          guard: 'myTransaction',
          target: 'bound',
          actions: send('cardHolder', 'bind.done', 'card'),
          description: 'The record is there.',
        },
        'record.refused': { target: 'idle', description: 'The element does not take it.' },
      },
    },
  },
});

/** One tap and the list: the same for a card chosen. */
export const chosenWhileListing = difference([binding, oneTap, restoring], {
  also: { idle: { 'card.choose': listsFirst } },
});

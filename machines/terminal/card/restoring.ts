/**
 * A new app puts its list of cards together (ours): what the answer of the auth server means for one card, and how a
 * record that the server sends anew is stored.
 */
import { binding } from './binding.ts';
import { deletion } from './deletion.ts';
import { difference, send } from './drawing.ts';

export const restoring = difference([binding, deletion], {
  also: {
    anywhere: { 'record.provision': { description: 'Has no need of it.' } },
    idle: {
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

/**
 * A card that moves in or out of a device (P4): states of the card's own region. Moving in, the element stores the record
 * that the server made; moving out, the element erases the record, whatever the server has done already.
 */
import { heard } from '../../layers/picture.ts';
import { binding } from './binding.ts';
import { difference, erases, send } from './drawing.ts';

/** The server has given up this very record, and may never hear that it was stored. */
const failed = {
  guard: 'myTransaction',
  target: 'erasingRevoked',
  description: 'The migration has failed: erases the record.',
} as const;

/** The server wants to know that a record is gone which this device does not have. */
const erasedAnyway = send('authServer', 'migration.erased', 'card', { transaction: heard('transaction') });

export const moving = difference([binding], {
  also: {
    idle: {
      'migration.load': [
        { guard: 'isAwaited', target: 'loading', actions: 'keepLoad', description: 'The card moves in.' },
        {
          actions: send('authServer', 'migration.loaded', 'card', {
            transaction: heard('transaction'),
            status: '6985',
          }),
          description: 'No operation here waits for the card: does not store it.',
        },
      ],
      'migration.erase': [
        {
          guard: 'mayHold',
          target: 'erasingMoved',
          actions: 'keepLeaving',
          description: 'Does not know its cards yet: erases what may be there.',
        },
        { actions: erasedAnyway, description: 'There is no such record here.' },
      ],
      'migration.revoked': { description: 'There is no such record here.' },
    },
    bound: {
      'migration.load': {
        guard: 'myTransaction',
        actions: send('authServer', 'migration.loaded', 'card', 'transaction', { status: '9000' }),
        description: 'It is stored already: says so again.',
      },
      'migration.erase': [
        { guard: 'myTransaction', target: 'erasingMoved', description: 'The card has moved away: erases its record.' },
        { actions: erasedAnyway, description: 'There is no such record any more.' },
      ],
      'migration.revoked': [
        {
          guard: 'myTransaction',
          target: 'erasingRevoked',
          description: 'The migration was given up: erases the record.',
        },
        { description: 'Given up once more: nothing to do.' },
      ],
      'migration.outcome': failed,
    },
  },
  states: {
    loading: {
      description: 'Has the element store the record of a card that moves in.',
      meta: { again: 'stores the record again' },
      entry: send('secureElement', 'record.store', 'card', 'transaction', 'cardType', 'token'),
      on: {
        'record.stored': {
          guard: 'myTransaction',
          target: 'bound',
          actions: send('authServer', 'migration.loaded', 'card', 'transaction', { status: heard('status') }),
          description: 'The card has moved in.',
        },
        'record.refused': {
          target: 'idle',
          actions: send('authServer', 'migration.loaded', 'card', 'transaction', { status: heard('status') }),
          description: 'The element cannot store it.',
        },
        'migration.load': { description: 'Asked once more: is at it.' },
        'migration.revoked': [
          {
            guard: 'myTransaction',
            target: 'erasingRevoked',
            description: 'The migration was given up: erases the record.',
          },
          { description: 'Given up once more: nothing to do.' },
        ],
        'migration.outcome': failed,
      },
    },
    erasingMoved: {
      description: 'Has the element erase the record of a card that has moved away.',
      meta: { again: 'erases the record again' },
      entry: ['hideLeaving', erases],
      on: {
        'record.erased': [
          {
            guard: 'nonePays',
            target: 'idle',
            actions: ['showNone', send('authServer', 'migration.erased', 'card', 'transaction')],
            description: 'The record is gone: says so. It was the one that paid.',
          },
          {
            guard: 'unknownNow',
            target: 'idle',
            actions: ['showNone', send('authServer', 'migration.erased', 'card', 'transaction')],
            description: 'The record is gone: says so. No card is known to pay.',
          },
          {
            target: 'idle',
            actions: send('authServer', 'migration.erased', 'card', 'transaction'),
            description: 'The record is gone: says so.',
          },
        ],
        'migration.erase': { description: 'Asked once more: is at it.' },
        'migration.load': { description: 'Too late: the card is on its way out.' },
      },
    },
    erasingRevoked: {
      description: 'Has the element erase the record of a migration that was given up.',
      meta: { again: 'erases the record again' },
      entry: ['hideLeaving', erases],
      on: {
        'record.erased': [
          {
            guard: 'nonePays',
            target: 'idle',
            actions: 'showNone',
            description: 'The record is gone. It was the one that paid.',
          },
          {
            guard: 'unknownNow',
            target: 'idle',
            actions: 'showNone',
            description: 'The record is gone. No card is known to pay.',
          },
          { target: 'idle', description: 'The record is gone.' },
        ],
        'migration.revoked': { description: 'Told once more: is at it.' },
        'migration.erase': [
          {
            guard: 'myTransaction',
            target: 'erasingMoved',
            description:
              'The list said so first: the card has moved away, and the server wants to know when it is gone.',
          },
          { actions: erasedAnyway, description: 'There is no such record any more.' },
        ],
        'migration.load': { description: 'Too late: the migration was given up.' },
      },
    },
  },
});

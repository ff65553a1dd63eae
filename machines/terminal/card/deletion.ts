/**
 * Deleting a card (P1, P5), the terminal's part: have the element erase the record, tell the auth server. That a card can
 * be deleted is [seen], the flow is [inf-M], everything that can go wrong is ours.
 */
import { binding } from './binding.ts';
import { difference, erasesForGood, send } from './drawing.ts';

const asksServer = send('authServer', 'delete.request', 'card', 'element', 'transaction', 'installation');

export const deletion = difference([binding], {
  also: {
    anywhere: {
      'card.delete': {
        actions: send('cardHolder', 'delete.failed', 'card', { reason: 'busy' }),
        description: 'Is still at it.',
      },
    },
    idle: {
      'card.delete': [
        { guard: 'isListing', description: 'Does not know its cards yet; the list will tell.' },
        {
          actions: send('cardHolder', 'delete.failed', 'card', { reason: 'notBound' }),
          description: 'There is nothing to delete.',
        },
      ],
    },
    bound: { 'card.delete': { target: 'erasingOffline', description: 'Has the element erase the record.' } },
  },
  states: {
    erasingOffline: {
      description: 'Has the element erase the record, though the server does not know of it yet.',
      meta: { again: 'erases the record again' },
      entry: ['hide', erasesForGood],
      on: {
        'card.delete': { description: 'Is at it already.' },
        'record.erased': {
          guard: 'myTransaction',
          target: 'reportingDeletion',
          actions: send('cardHolder', 'delete.done', 'card'),
          description: 'The record is gone.',
        },
        'delete.answer': { guard: 'myTransaction', target: 'erasingDeleted', description: 'The row is deleted.' },
      },
    },
    reportingDeletion: {
      description: 'The record is gone; owes the server the word that the card is deleted.',
      meta: { gaveUpOn: 'reportingDeletion' },
      entry: asksServer,
      on: {
        'card.delete': { description: 'Is at it already.' },
        'delete.answer': { guard: 'myTransaction', target: 'idle', description: 'The row is deleted.' },
      },
      after: { replyTimeout: { description: 'No answer: waits for it.' } },
    },
    erasingDeleted: {
      description: 'The row is deleted; has the element erase the record.',
      meta: { again: 'erases the record again' },
      entry: ['hide', erasesForGood],
      on: {
        'card.delete': { description: 'Is at it already.' },
        'record.erased': {
          guard: 'myTransaction',
          target: 'idle',
          actions: send('cardHolder', 'delete.done', 'card'),
          description: 'The record is gone.',
        },
      },
    },
  },
});

/**
 * Safeguard `deletion-order`: the server comes first. Where it cannot be reached the card is removed here and now, and
 * the server learns it later: the card holder sees the difference between removed and deleted.
 */
export const serverFirst = difference([binding, deletion], {
  instead: {
    bound: { 'card.delete': { target: 'deleting', description: 'Asks the server to delete the row.' } },
    erasingOffline: {
      'record.erased': {
        guard: 'myTransaction',
        // The server was asked before.
        target: 'reportingDeletion.askedAgain',
        actions: send('cardHolder', 'delete.queued', 'card'),
        description: 'The record is gone.',
      },
    },
    reportingDeletion: {
      'delete.answer': {
        guard: 'myTransaction',
        target: 'idle',
        actions: send('cardHolder', 'delete.done', 'card'),
        description: 'The row is deleted.',
      },
    },
  },
  states: {
    deleting: {
      description: 'Has the auth server delete the row.',
      entry: asksServer,
      on: {
        'card.delete': { description: 'Is at it already.' },
        'delete.answer': { guard: 'myTransaction', target: 'erasingDeleted', description: 'The row is deleted.' },
      },
      after: {
        replyTimeout: {
          target: 'erasingOffline',
          description: 'The server cannot be reached: removes the card here and now.',
        },
      },
    },
  },
});

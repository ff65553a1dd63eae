/** What two protocols say of each other in the life of a card: each is a difference that belongs to neither. Ours. */
import { heard } from '../../layers/picture.ts';
import { binding } from './binding.ts';
import { confirming } from './confirming.ts';
import { deletion, serverFirst } from './deletion.ts';
import { difference, send } from './drawing.ts';
import { moving } from './moving.ts';
import { restoring } from './restoring.ts';

const erasedAnyway = send('authServer', 'migration.erased', 'card', { transaction: heard('transaction') });
const deleted = send('cardHolder', 'delete.done', 'card');
const noRecord = { actions: erasedAnyway, description: 'There is no such record any more.' } as const;
const givenUpBefore = { description: 'Given up once more: nothing to do.' } as const;
const tooLate = { description: 'Too late: the card is being deleted.' } as const;

const movedBeforeBound = {
  guard: 'myTransaction',
  target: 'erasingMoved',
  actions: send('cardHolder', 'bind.failed', 'card', { reason: 'retired' }),
  description: 'The card has moved away before it was bound here: erases its record.',
} as const;

/**
 * Migration and binding: a migration takes the card away, or brings it, while the card is being bound here. What it says of
 * another row than the one being bound changes nothing here.
 */
export const movedWhileBinding = difference([binding, moving], {
  also: {
    anywhere: {
      'migration.erase': [
        { guard: 'myTransaction', target: '.erasingMoved', description: 'The card has moved away: erases its record.' },
        noRecord,
      ],
      'migration.revoked': [
        {
          guard: 'myTransaction',
          target: '.erasingRevoked',
          description: 'The migration was given up: erases the record.',
        },
        givenUpBefore,
      ],
      'migration.load': {
        actions: send('authServer', 'migration.loaded', 'card', {
          transaction: heard('transaction'),
          status: '6985',
        }),
        description: 'The card is bound here, or about to be: does not store it a second time.',
      },
    },
    storing: { 'migration.erase': movedBeforeBound },
  },
});

/** The same for `bind-confirmation`. */
export const movedWhileConfirming = difference([binding, confirming, moving], {
  also: { confirming: { 'migration.erase': movedBeforeBound } },
});

/** Migration and deletion: the card is deleted where a migration takes it away or is given up. */
const whileErasing = {
  'migration.erase': [
    {
      guard: 'myTransaction',
      target: 'erasingMoved',
      actions: deleted,
      description: 'The card has moved away: only its record is left to erase.',
    },
    noRecord,
  ],
  'migration.revoked': [
    { guard: 'myTransaction', target: 'erasingDeleted', description: 'The migration was given up: the row is dead.' },
    givenUpBefore,
  ],
  'migration.load': tooLate,
} as const;

export const movedWhileDeleted = difference([binding, deletion, moving], {
  also: {
    erasingOffline: whileErasing,
    erasingDeleted: whileErasing,
    reportingDeletion: {
      'migration.erase': [
        {
          guard: 'myTransaction',
          target: 'idle',
          actions: erasedAnyway,
          description: 'The card has moved away: there is nothing left to delete.',
        },
        noRecord,
      ],
      'migration.revoked': [
        { guard: 'myTransaction', target: 'idle', description: 'The migration was given up: the row is dead.' },
        givenUpBefore,
      ],
      'migration.load': tooLate,
    },
  },
});

/** The same where the server comes first: the card holder learns only now that the card is deleted. */
export const movedWhileServerDeletes = difference([binding, deletion, serverFirst, moving, movedWhileDeleted], {
  also: { deleting: whileErasing },
  doing: {
    reportingDeletion: { 'migration.erase [myTransaction]': deleted, 'migration.revoked [myTransaction]': deleted },
  },
});

/** Migration and the list: a card that moved away, or whose migration was given up, is erased without a word to it. */
export const listedAsMoved = difference([binding, moving, restoring], {
  also: {
    idle: {
      'reconcile.answer': {
        guard: 'listedMoved',
        target: 'erasingRevoked',
        actions: { type: 'keepEntry', params: { state: 'erasingRevoked' } },
        description: 'The card is not here any more: erases its record, and tells only the list.',
      },
    },
  },
});

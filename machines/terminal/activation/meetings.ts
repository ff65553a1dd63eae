/** Activation where the card goes away meanwhile: it is given up. Ours. */
import { activation } from './activation.ts';
import { difference, send } from './drawing.ts';

const notLive = send('cardHolder', 'activation.failed', 'card', { reason: 'notLive' });

/** Activation and deletion. */
export const deletedWhileActivated = difference([activation], {
  also: {
    requesting: {
      'card.delete': {
        guard: 'givenUp',
        target: 'idle',
        actions: notLive,
        description: 'The card is being deleted: gives up activating it.',
      },
    },
  },
});

/** Activation and migration. */
export const movedWhileActivated = difference([activation], {
  also: {
    requesting: {
      'migration.erase': {
        guard: 'givenUp',
        target: 'idle',
        actions: notLive,
        description: 'The card has moved away: gives up activating it.',
      },
      'migration.revoked': {
        guard: 'givenUp',
        target: 'idle',
        actions: notLive,
        description: 'The card does not move in after all: gives up activating it.',
      },
    },
  },
});

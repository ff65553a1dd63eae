/**
 * Reading `storage`: field (P2). The payment tokens stay at the server [seen], and the element holds one for each type, that of
 * the card that was activated last. So it stores nothing when a card is bound or moves in: the card is in the list of the
 * app as soon as the server has answered. That nothing more is downloaded is [inf-M].
 */
import { heard } from '../../layers/picture.ts';
import { binding } from './binding.ts';
import { confirming } from './confirming.ts';
import { difference, send } from './drawing.ts';
import { moving } from './moving.ts';
import { oneTap } from './one-tap.ts';

const listed = {
  target: 'bound',
  actions: ['keepAnswer', send('cardHolder', 'bind.done', 'card')],
  description: 'Has the card in its list: the element holds nothing of it before it is picked.',
} as const;

export const keptAtServer = difference([binding], { changing: { requesting: { 'bind.answer': listed } } });

const confirms = {
  target: 'confirming',
  actions: 'keepAnswer',
  description: 'Has the card in its list: confirms it.',
} as const;

/** The same for `bind-confirmation`. */
export const keptAtServerConfirmed = difference([binding, confirming], {
  changing: {
    requesting: { 'bind.answer': confirms },
    confirming: {
      'bind.retired': {
        target: 'idle',
        actions: send('cardHolder', 'bind.failed', 'card', { reason: 'retired' }),
        description: 'Too late: takes the card off its list.',
      },
    },
  },
});

/** The same for one tap. */
export const tappedAtServer = difference([binding, oneTap], {
  changing: {
    linking: { 'quick.answer': listed },
    challenged: { 'quick.answer': listed },
    verifying: { 'quick.answer': listed },
  },
});

export const tappedAtServerConfirmed = difference([binding, confirming, oneTap], {
  changing: {
    linking: { 'quick.answer': confirms },
    challenged: { 'quick.answer': confirms },
    verifying: { 'quick.answer': confirms },
  },
});

/** The same for a card that moves in. */
export const movedAtServer = difference([binding, moving], {
  changing: {
    idle: {
      'migration.load [isAwaited]': {
        target: 'bound',
        actions: [
          'keepLoad',
          send('authServer', 'migration.loaded', 'card', { transaction: heard('transaction'), status: '9000' }),
        ],
        description: 'The card moves in: has it in its list.',
      },
    },
  },
});

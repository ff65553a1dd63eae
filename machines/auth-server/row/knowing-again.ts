/**
 * Safeguard `request-identity`: a request that comes again opens no second row, and gets the same answer. A new request for
 * the same card and element takes the place of one that is not live yet. Ours.
 */
import { binding } from './binding.ts';
import { confirming } from './confirming.ts';
import { difference, send } from './drawing.ts';
import { oneTap } from './one-tap.ts';

const answersAgain = {
  guard: 'sameRequest',
  actions: send('terminal', 'bind.answer', 'request', 'card', 'cardType', 'transaction', 'token'),
  description: 'The same request again: the same answer.',
} as const;

const allocatesAgain = {
  guard: 'sameRequest',
  actions: send('issuerServer', 'quick.allocated', 'request', 'card', 'cardType', 'transaction', 'token'),
  description: 'The same request again: the same answer.',
} as const;

export const knowingAgain = difference([binding], {
  changing: { free: { 'bind.request': { guard: 'firstFreeForNew' } } },
  also: {
    requested: {
      'bind.request': [
        { guard: 'sameRequest', description: 'The same request again: the answer is on its way.' },
        {
          guard: 'superseded',
          target: 'declined',
          actions: { type: 'keepReason', params: { reason: 'interrupted' } },
          description: 'The card holder has begun anew.',
        },
      ],
    },
    // A live row is not superseded: a request that gets here was overtaken by the one the row is for.
    active: { 'bind.request': answersAgain },
    declined: {
      'bind.request': {
        guard: 'sameRequest',
        actions: send('terminal', 'bind.refused', 'request', 'card', 'reason'),
        description: 'The same request again: the same refusal.',
      },
    },
    retired: {
      'bind.request': {
        guard: 'sameRequest',
        actions: [
          { type: 'keepReason', params: { reason: 'retired' } },
          send('terminal', 'bind.refused', 'request', 'card', 'reason'),
        ],
        description: 'The same request again, too late.',
      },
    },
  },
});

/** The same for `bind-confirmation`: a row that is not confirmed answers again, and is superseded. */
export const knowingUnconfirmed = difference([binding, confirming], {
  also: {
    allocated: {
      'bind.request': [
        answersAgain,
        { guard: 'superseded', target: 'retired', description: 'The card holder has begun anew.' },
      ],
    },
  },
});

/** The same for one tap. */
export const knowingOneTap = difference([binding, oneTap], {
  changing: { free: { 'quick.allocate': { guard: 'firstFreeForNew' } } },
  also: {
    // As for a bind request: a live row is not superseded.
    active: { 'quick.allocate': allocatesAgain },
    retired: {
      'quick.allocate': {
        guard: 'sameRequest',
        actions: [
          { type: 'keepReason', params: { reason: 'retired' } },
          send('issuerServer', 'quick.declined', 'request', 'card', 'reason'),
        ],
        description: 'The same request again, too late.',
      },
    },
  },
});

/** The same for one tap with `bind-confirmation`. */
export const knowingOneTapUnconfirmed = difference([binding, confirming, oneTap], {
  also: {
    allocated: {
      'quick.allocate': [
        allocatesAgain,
        { guard: 'superseded', target: 'retired', description: 'The card holder has begun anew.' },
      ],
    },
  },
});

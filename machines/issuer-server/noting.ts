/**
 * Safeguard `issuer-notice`: the issuer writes down which binding a migration has opened and which one is over, and says so.
 * That it keeps card, user and element is [seen]; that it is told is inferred.
 */
import { heard } from '../layers/picture.ts';
import { difference, send } from './drawing.ts';
import { away, serving } from './serving.ts';

const notes = (change: 'opened' | 'closed') =>
  send('authServer', 'binding.noted', { card: heard('card'), transaction: heard('transaction'), change });

export const noting = difference([serving], {
  also: {
    serving: {
      'binding.opened': {
        actions: ['openTriple', notes('opened')],
        description: 'A card has moved: binds it to its user on the new element.',
      },
      'binding.closed': {
        actions: ['closeTriple', notes('closed')],
        description: 'A binding is over: it is bound there no longer, and never again.',
      },
    },
  },
});

/** An issuer that cannot be reached notes nothing. */
export const noneNoted = difference([away], {
  also: {
    away: {
      'binding.opened': { description: 'Gives no answer.' },
      'binding.closed': { description: 'Gives no answer.' },
    },
  },
});

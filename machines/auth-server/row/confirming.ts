/**
 * Safeguard `bind-confirmation` [inf-L]: an allocated card is live only once the terminal says that its record is stored.
 */
import { binding } from './binding.ts';
import { difference, send } from './drawing.ts';

export const confirming = difference([binding], {
  changing: { requested: { 'card.authenticated': { target: 'allocated' } } },
  also: {
    active: {
      'bind.confirm': {
        actions: send('terminal', 'bind.confirmed', 'card', 'transaction'),
        description: 'Confirmed once more: says so again.',
      },
    },
    retired: {
      'bind.confirm': { description: 'Too late; the terminal gets no answer.' },
      'bind.abort': { description: 'The row is retired already.' },
    },
  },
  states: {
    allocated: {
      description: 'Allocated, and not live before it is confirmed.',
      on: {
        'bind.confirm': {
          target: 'active',
          actions: send('terminal', 'bind.confirmed', 'card', 'transaction'),
          description: 'The element has the record: the card is live.',
        },
        'bind.abort': { target: 'retired', description: 'The element could not store the record.' },
      },
    },
  },
});

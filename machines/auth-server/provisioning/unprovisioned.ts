/**
 * Provisioning comes before everything else (P1-A [inf-M]): the server allocates no card of a type whose instance an element
 * lacks. Otherwise a record on its way could be refused, asked for again after a power loss, and be stored after all.
 */
import { binding } from '../row/binding.ts';
import { difference, send } from '../row/drawing.ts';

export const unprovisioned = difference([binding], {
  also: {
    requested: {
      'card.authenticated': {
        guard: 'isUnprovisioned',
        target: 'declined',
        actions: [
          { type: 'keepReason', params: { reason: 'typeUnserved' } },
          send('terminal', 'bind.refused', 'request', 'card', { reason: 'typeUnserved' }),
        ],
        description: 'The element does not have the instance for that type yet: declines.',
      },
    },
  },
});

/**
 * Safeguard `activation-sequence`: numbers grow in the order in which the card holder picks. So a request that a newer one of the
 * device has overtaken on the network gets no number; no answer to it is waited for any more.
 */
import { difference } from '../row/drawing.ts';
import { activation } from './activation.ts';

export const ordering = difference([activation], {
  also: {
    anywhere: {
      'activation.request': {
        guard: 'overtaken',
        description: 'A newer request of the device has been answered: passes over this one.',
      },
    },
  },
});

/** Picking a card that is not bound is refused; how a bound one gets to pay is in `activation.ts`. Ours. */
import { binding } from './binding.ts';
import { difference, send } from './drawing.ts';

export const selecting = difference([binding], {
  also: {
    anywhere: {
      'card.select': {
        guard: 'unselectable',
        actions: send('cardHolder', 'activation.failed', 'card', { reason: 'notLive' }),
        description: 'The card is not bound.',
      },
    },
  },
});

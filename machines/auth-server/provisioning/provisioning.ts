/**
 * Provisioning a universal card instance (P1-A [inf-M]), the auth server's part: it has each element that lacks one get the
 * instance, and keeps which elements have it. That the server begins on its own is ours.
 */
import { picture, send } from './drawing.ts';

const noted = send('terminal', 'instance.noted', 'cardType');

export const provisioning = picture({
  description: 'Provisioning a universal instance.',
  initial: 'start',
  states: {
    start: {
      tags: 'busy',
      description: 'Looks up whether the element has the instance.',
      after: {
        0: [
          { guard: 'wasProvisioned', target: 'provisioned', description: 'It has.' },
          { target: 'provisioning', description: 'It has not, as far as the server knows.' },
        ],
      },
    },
    provisioning: {
      description: 'Waits for the element to have the instance.',
      entry: send('terminal', 'instance.provision', 'cardType', 'aid'),
      on: {
        'instance.provisioned': [
          {
            guard: 'hasInstance',
            target: 'provisioned',
            actions: ['noteProvisioned', noted],
            description: 'The element has the instance: cards of the type can be bound.',
          },
          { target: 'refused', description: 'The element has no room for it.' },
        ],
      },
      after: { replyTimeout: { description: 'No answer: waits for it.' } },
    },
    provisioned: {
      description: 'The element has the instance.',
      on: { 'instance.provisioned': { actions: noted, description: 'Is told once more: says that it knows.' } },
    },
    refused: { description: 'The element cannot have the instance.' },
  },
});

/**
 * Provisioning a universal card instance (P1-A [inf-M]), the terminal's part: it passes the server's command to the element,
 * and the element's answer to the server. That it repeats the answer until the server knows is ours.
 */
import { heard } from '../../layers/picture.ts';
import { picture, send } from './drawing.ts';

const answered = [
  { guard: 'isInstalled', target: 'reporting', description: 'The element has the instance.' },
  {
    target: 'idle',
    actions: send('authServer', 'instance.provisioned', 'cardType', 'element', { status: heard('status') }),
    description: 'The element cannot have it: tells the server.',
  },
] as const;

export const provisioning = picture({
  description: 'Provisioning a universal instance.',
  initial: 'idle',
  states: {
    idle: {
      description: 'Nothing is under way.',
      on: {
        'instance.provision': { target: 'installing', description: 'Is to have the instance installed.' },
        'instance.installed': answered,
      },
    },
    installing: {
      description: 'Waits for the element.',
      entry: send('secureElement', 'instance.install', 'cardType', 'aid'),
      on: {
        'instance.provision': { description: 'Is at it already.' },
        'instance.installed': answered,
      },
    },
    reporting: {
      description: 'Tells the server that the element has the instance.',
      entry: send('authServer', 'instance.provisioned', 'cardType', 'element', { status: '9000' }),
      on: {
        'instance.noted': { target: 'idle', description: 'The server knows.' },
        'instance.provision': { description: 'Has told the server already.' },
        'instance.installed': { description: 'The element says so once more.' },
      },
      after: { replyTimeout: { description: 'No answer: waits for it.' } },
    },
  },
});

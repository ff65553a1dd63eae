/** Messages that the card holder does not expect. */
import type { UnexpectedByRegion } from '../../chart/unexpected.ts';
import type { MessageType } from '../../protocol/message.ts';

export const unexpected = {
  'binding.card': [
    {
      messages: 'cards.shown',
      states: [
        'waiting',
        'has',
        'deleting',
        'removed',
        'kept',
        'gone',
        'offered on device',
        'untyped on device',
        'asked on device',
      ],
      because:
        'The region of the session takes it; a list says something new only of a card that nobody has asked for.',
    },
    {
      messages: 'session.over',
      states: ['without', 'waiting', 'refused', 'has', 'deleting', 'removed', 'kept', 'gone', 'asked on device'],
      because: 'The region of the session takes it; it takes a card off the screen only where the list is seen.',
    },
  ],
  'activation.type': [
    { messages: 'activation.failed', states: 'content', because: 'No card was picked, so that none can fail.' },
  ],
  'session.device': [
    {
      messages: ['cards.shown', 'cards.failed', 'user.ask'],
      states: 'signedOut',
      because: '`session.over` is the last word of a session, and the screen keeps the order.',
    },
    {
      messages: 'session.over',
      states: ['signedOut', 'signedIn', 'proving'],
      because: 'The terminal says so once, to a card holder who has signed out and waits for it.',
    },
  ],
  'migration.device': [
    {
      messages: 'login.ask',
      states: ['content', 'offered device', 'choosing', 'picking', 'expecting'],
      because: 'The terminal asks and shows once, while the card holder waits for it.',
    },
    {
      messages: 'migration.devices',
      states: ['content', 'offered device', 'choosing', 'picking', 'expecting'],
      because: 'The terminal asks and shows once, while the card holder waits for it.',
    },
    {
      messages: 'migration.cards',
      states: ['content', 'waiting', 'offered device', 'picking', 'expecting'],
      because: 'The terminal shows cards once, to a card holder who has chosen a device and waits for them.',
    },
    {
      messages: ['migration.done', 'migration.failed'],
      states: 'content',
      because: 'The card holder has started no migration to this device.',
    },
  ],
  payment: [
    {
      messages: ['payment.done', 'payment.declined', 'payment.unknown'],
      states: ['idle', 'paid', 'declined'],
      because: 'There is no tap whose end is open.',
    },
    {
      messages: 'payment.unknown',
      states: 'unsure',
      because: 'The point of sale says so once a tap, when it gives up waiting.',
    },
  ],
} satisfies UnexpectedByRegion<MessageType>;

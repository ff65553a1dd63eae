/** Messages that the terminal does not expect. */
import type { UnexpectedByRegion } from '../chart/unexpected.ts';
import type { MessageType } from '../protocol/message.ts';

export const unexpected = {
  'binding.card': [
    {
      messages: 'record.refused',
      states: ['confirming', 'unconfirmed', 'erasingRetired', 'bound'],
      because: 'The record is stored: the element does not refuse it room any more.',
    },
  ],
  migration: [
    {
      messages: 'migration.start',
      states: ['signingIn', 'listing', 'choosing', 'picking', 'requesting', 'unanswered'],
      because: 'The card holder starts one migration to a device.',
    },
    {
      messages: 'migration.choose',
      states: ['signingIn', 'listing', 'picking', 'requesting', 'unanswered'],
      because: 'The card holder chooses a device once, after the devices are shown.',
    },
    {
      messages: 'migration.pick',
      states: ['signingIn', 'listing', 'choosing', 'requesting', 'unanswered'],
      because: 'The card holder picks a card once, after choosing a device, and the screen keeps the order.',
    },
  ],
  session: [
    {
      messages: 'session.start',
      states: [
        'signingIn',
        'querying',
        'proving.asked',
        'proving.passed',
        'unlisted',
        'listed',
        'unanswered',
        'signedIn',
      ],
      because: 'The card holder signs in only after seeing that nobody is signed in.',
    },
  ],
} satisfies UnexpectedByRegion<MessageType>;

/** Messages that the issuer server does not expect. */
import type { UnexpectedByRegion } from '../chart/unexpected.ts';
import type { MessageType } from '../protocol/message.ts';

export const unexpected = {
  issuerServer: [
    {
      messages: 'card.authenticate',
      states: 'away',
      found: 'one-tap-two-issuers, if the card holder also binds the credit card by typing it',
    },
    {
      messages: 'authorisation.request',
      states: 'away',
      found: 'tap-to-pay, if the issuer is away',
    },
  ],
} satisfies UnexpectedByRegion<MessageType>;

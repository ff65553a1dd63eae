/** Messages that the auth server does not expect. */
import type { Unexpected, UnexpectedByRegion } from '../chart/unexpected.ts';
import type { MessageType } from '../protocol/message.ts';

/** An issuer that blocks its card may refuse it after it has vouched for it. */
export const vouchedFor: Unexpected<MessageType> = {
  messages: 'card.refused',
  states: ['allocated', 'active', 'fenced', 'retired', 'deleted'],
  because: 'The issuer has vouched for the card, and repeats itself: here no issuer blocks a card.',
};

export const unexpected = {
  'binding.row': [
    {
      messages: ['card.authenticated', 'card.refused'],
      states: ['free', 'promised'],
      because: 'The issuer was not asked: a free row has no card, a promised one gets its card from another row.',
    },
    vouchedFor,
    {
      messages: ['bind.confirm', 'bind.abort'],
      states: ['free', 'requested', 'declined', 'promised'],
      because: 'The terminal never got this row in a `bind.answer`, so that it has nothing to confirm or abort.',
    },
    {
      messages: 'bind.abort',
      states: ['active', 'suspended', 'fenced'],
      because: 'The terminal has confirmed the row: its record is stored, and it aborts only one that is not.',
    },
  ],
} satisfies UnexpectedByRegion<MessageType>;

/** Suspension, what the auth server answers; what becomes of the rows is in `row/suspension.ts`. Ours. */
import type { SuspensionMessage } from '../protocol/messages/suspension.ts';
import { cardHolder, issuerOf, type Terms } from '../protocol/party-name.ts';
import type { Scope } from './context.ts';

/** Answers every request to suspend or resume, obeyed or not: an old one has been obeyed, or its time is over. */
export function suspension({ roster }: Terms) {
  const answers = (type: 'card.suspended' | 'card.resumed') => ({
    type: 'send' as const,
    params: ({ event }: Scope) => {
      const { actor, about, order } = event as SuspensionMessage;
      const to = actor === 'issuer' ? issuerOf(roster, about) : cardHolder;
      return { to, message: { type, actor, about, order } };
    },
  });
  return {
    initial: 'answering',
    description: 'Requests to suspend and resume.',
    states: {
      answering: {
        description: 'Answers, and remembers which request was the last.',
        on: {
          'card.suspend': {
            actions: [answers('card.suspended'), 'hear' as const],
            description: 'Says that it stands.',
          },
          'card.resume': {
            actions: [answers('card.resumed'), 'hear' as const],
            description: 'Says that it is lifted.',
          },
        },
      },
    },
  };
}

/**
 * Suspension, what the auth server answers: every request to suspend or resume, obeyed or not, because an old one has been
 * obeyed or its time is over. What becomes of the rows is in `row/suspension.ts`. Ours.
 */
import { concerning, type RegionConfig } from '../layers/concerning.ts';
import { drawing, heard } from '../layers/picture.ts';
import type { SuspensionMessage } from '../protocol/messages/suspension.ts';
import { cardHolder, issuerOf, type Terms } from '../protocol/party-name.ts';
import type { AuthServerContext, AuthServerEvent } from './context.ts';

interface SuspensionVocabulary {
  readonly message: SuspensionMessage;
  readonly event: SuspensionMessage['type'];
  readonly receiver: 'actor';
  readonly kept: object;
  readonly guard: never;
  readonly action: 'hear';
  readonly timer: never;
}

const { picture, send } = drawing<SuspensionVocabulary>();

const asked = { actor: heard('actor'), about: heard('about'), order: heard('order') };

const answering = picture({
  description: 'Requests to suspend and resume.',
  initial: 'answering',
  states: {
    answering: {
      description: 'Answers, and remembers which request was the last.',
      on: {
        'card.suspend': {
          actions: [send('actor', 'card.suspended', asked), 'hear'],
          description: 'Says that it stands.',
        },
        'card.resume': {
          actions: [send('actor', 'card.resumed', asked), 'hear'],
          description: 'Says that it is lifted.',
        },
      },
    },
  },
});

/** Requests to suspend and resume. */
export function suspension({ roster }: Terms): RegionConfig {
  return concerning<AuthServerContext, AuthServerEvent>({
    id: 'suspension',
    params: {},
    receivers: {
      actor: ({ event }) => {
        const { actor, about } = event as SuspensionMessage;
        return actor === 'issuer' ? issuerOf(roster, about) : cardHolder;
      },
    },
    kept: () => ({}),
  })(answering);
}

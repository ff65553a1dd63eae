/**
 * The life of one actor's suspension, the actor's part, the same for an issuer and for lost mode: requested, in force,
 * lifted. All of it is ours.
 *
 * The chart of an actor says what `actor.suspend` and `actor.resume` are called there, and how long an answer is waited for.
 */
import { drawing } from '../layers/picture.ts';
import type { CardMessage } from './message.ts';
import type { Suspension } from './messages/suspension.ts';

/** The state of an actor’s suspension; in `suspended` and `free` the auth server has acknowledged it. */
export type ActorState = 'free' | 'suspending' | 'suspended' | 'resuming';

interface ActorVocabulary {
  readonly message: CardMessage;
  /** The actor's two intents, and the two answers. */
  readonly event: 'actor.suspend' | 'actor.resume' | 'card.suspended' | 'card.resumed';
  readonly receiver: 'authServer';
  readonly kept: Suspension;
  /** The intent is about this card or device; the answer is to the last request about it. */
  readonly guard: 'wanted' | 'answered';
  /** Numbers the request that comes next. */
  readonly action: 'number';
  readonly timer: 'answerTimeout';
}

const { picture, send } = drawing<ActorVocabulary>();

export const suspensionLife = picture({
  description: 'A suspension of one actor.',
  initial: 'free',
  states: {
    free: {
      description: 'Suspends nothing.',
      on: {
        'actor.suspend': {
          guard: 'wanted',
          target: 'suspending',
          actions: 'number',
          description: 'Asks the auth server.',
        },
      },
    },
    suspending: {
      description: 'Has asked to suspend.',
      entry: send('authServer', 'card.suspend', 'actor', 'about', 'order'),
      on: { 'card.suspended': { guard: 'answered', target: 'suspended', description: 'It stands.' } },
      after: { answerTimeout: { target: 'suspending.askedOnceMore', description: 'No answer: asks twice more.' } },
    },
    suspended: {
      description: 'Knows that its suspension stands.',
      on: {
        'actor.resume': {
          guard: 'wanted',
          target: 'resuming',
          actions: 'number',
          description: 'Asks the auth server.',
        },
      },
    },
    resuming: {
      description: 'Has asked to lift its suspension.',
      entry: send('authServer', 'card.resume', 'actor', 'about', 'order'),
      on: { 'card.resumed': { guard: 'answered', target: 'free', description: 'It is lifted.' } },
      after: { answerTimeout: { target: 'resuming.askedOnceMore', description: 'No answer: asks twice more.' } },
    },
  },
});

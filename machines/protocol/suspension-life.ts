/**
 * The life of one actor’s suspension as the actor sees it, the same for an issuer and for lost mode: asked for, stands,
 * taken back. What is asked is asked once more without an answer, and then the late answer is still taken.
 */

/** The words one actor’s chart is written in. */
export interface ActorWords<Guard, Action> {
  /** The actor’s own accords. */
  readonly intents: { readonly suspend: string; readonly resume: string };
  /** The intent is about this card or device. */
  readonly wanted: Guard;
  /** The answer is about this card or device. */
  readonly mine: Guard;
  /** The answer is to what was asked last. */
  readonly answers: Guard;
  /** Numbers the next request. */
  readonly counts: Action;
  readonly asks: (type: 'card.suspend' | 'card.resume') => Action;
  readonly enters: (state: ActorState) => readonly Action[];
  readonly timeout: 'issuerTimeout' | 'replyTimeout';
}

/** Where an actor is with its suspension; `suspended` and `free` are acknowledged. */
export type ActorState = 'free' | 'suspending' | 'suspended' | 'resuming';

/** The states of one actor and what it may suspend. */
export function actorLife<Guard, Action>(words: ActorWords<Guard, Action>) {
  const { intents, wanted, mine, answers, counts, asks, enters, timeout } = words;
  const old = { guard: mine, description: 'Old news.' };
  const rests = (state: 'free' | 'suspended', intent: string, target: 'suspending' | 'resuming', told: string) => ({
    description: told,
    entry: enters(state),
    on: {
      [intent]: { guard: wanted, target, actions: counts, description: 'Asks the auth server.' },
      'card.suspended': old,
      'card.resumed': old,
    },
  });
  const waits = (state: 'suspending' | 'resuming') => {
    const asksOnce = asks(state === 'suspending' ? 'card.suspend' : 'card.resume');
    const ends =
      state === 'suspending'
        ? {
            'card.suspended': [{ guard: answers, target: 'suspended', description: 'It stands.' }, old],
            'card.resumed': old,
          }
        : {
            'card.resumed': [{ guard: answers, target: 'free', description: 'It is lifted.' }, old],
            'card.suspended': old,
          };
    return {
      description: state === 'suspending' ? 'Has asked to suspend.' : 'Has asked to lift its suspension.',
      initial: 'asked',
      entry: enters(state),
      on: ends,
      states: {
        asked: {
          description: 'Has asked once.',
          entry: asksOnce,
          after: { [timeout]: { target: 'askedAgain', description: 'No answer: asks again.' } },
        },
        askedAgain: {
          description: 'Has asked for the last time, and would still take a late answer.',
          entry: asksOnce,
        },
      },
    };
  };
  return {
    free: rests('free', intents.suspend, 'suspending', 'Suspends nothing.'),
    suspending: waits('suspending'),
    suspended: rests('suspended', intents.resume, 'resuming', 'Knows that its suspension stands.'),
    resuming: waits('resuming'),
  };
}

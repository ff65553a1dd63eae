/**
 * The life cycle of one actor’s suspension in the actor’s chart, the same for an issuer and for lost mode: requested,
 * in force, lifted. An actor repeats a request without an answer once, and still accepts a late answer.
 */

/** The guards, actions and event names of one actor’s chart. */
export interface ActorWords<Guard, Action> {
  /** The names of the actor’s intents. */
  readonly intents: { readonly suspend: string; readonly resume: string };
  /** The intent is about this card or device. */
  readonly wanted: Guard;
  /** The answer is about this card or device. */
  readonly mine: Guard;
  /** The answer is to the last request. */
  readonly answers: Guard;
  /** Numbers the next request. */
  readonly counts: Action;
  readonly asks: (type: 'card.suspend' | 'card.resume') => Action;
  readonly enters: (state: ActorState) => readonly Action[];
  readonly timeout: 'issuerTimeout' | 'replyTimeout';
}

/** The state of an actor’s suspension; in `suspended` and `free` the auth server has acknowledged it. */
export type ActorState = 'free' | 'suspending' | 'suspended' | 'resuming';

/** The states of one actor for one card or device. */
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

/** Changes: what an operator does at one place of a configuration. */
import type { Place } from './place.ts';

/** The operators, and what each does to a chart. */
export const operators = {
  'drop-guard': 'a branch is taken whatever its guard says',
  'swap-branches': 'of two guarded branches of an event the second is tried first',
  retarget: 'a branch leads to another state beside its own target, or to none',
  'drop-action': 'an action is not done; reports to observers stay',
  'drop-mirror': 'a state is not written down when it is entered',
  'other-field': 'a field of a message has another value of its type that the party knows',
  'skip-timeout': 'a timer never starts',
  'other-reason': 'an answer gives another reason',
  'new-identity': 'asking again begins a new request',
  'drop-ignore': 'a message that is passed over is not named any more',
} as const;

export type OperatorName = keyof typeof operators;

/** One change. */
export interface Change {
  /** State, event, branch and operator, joined by colons. */
  readonly name: string;
  readonly operator: OperatorName;
  /** The name of its state. */
  readonly state: string;
  /** The event on which the change shows, where it does not show in every step of the state. */
  readonly event?: string;
  /** Makes the change in the configuration from which it was listed. */
  readonly make: () => void;
}

/** What makes up a change. */
interface Parts {
  readonly place: Place;
  /** The event, the branch, the action: what leads from the state to the change, as parts of its name. */
  readonly words: readonly string[];
  readonly operator: OperatorName;
  /** What says more of the operator, such as the new target. */
  readonly detail?: string;
  /** The event on which the change shows, where it does not show in every step of the state. */
  readonly event?: string | undefined;
  readonly make: () => void;
}

/** A change with its name. */
export function changeAt({ place, words, operator, detail, event, make }: Parts): Change {
  const parts = [place.name, ...words, operator, detail ?? ''];
  return {
    name: parts.filter(part => part !== '').join(':'),
    operator,
    state: place.name,
    ...(event === undefined ? {} : { event }),
    make,
  };
}

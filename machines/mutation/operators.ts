/**
 * The operators: each reads the states of a configuration and lists the changes it can make there. A change has a name that
 * unrelated edits leave as it is: the state, the event, the branch by its description, the operator; no place in a list.
 */
import { changesOfActions } from './action-operators.ts';
import { changesOfBranches } from './branch-operators.ts';
import type { Change } from './change.ts';
import { changesOfMessages } from './message-operators.ts';
import type { Drawn, Place } from './place.ts';

/** Every change that an operator can make to some states of a configuration, state by state; by default to all. */
export const changesIn = (drawn: Drawn, places: readonly Place[] = drawn.places): readonly Change[] =>
  places.flatMap(place =>
    [changesOfBranches, changesOfActions, changesOfMessages].flatMap(changes => changes(place, drawn)),
  );

/**
 * The register of XState 5's features: each is supported with the semantics of a live actor, or refused with an
 * alternative. `features.test.ts` and `refusals.test.ts` test every row.
 */

export interface Feature {
  readonly name: string;
  readonly taken: 'taken' | 'refused';
  /** The semantics in a world, or the alternative. */
  readonly says: string;
}

const taken = (name: string, says: string): Feature => ({ name, taken: 'taken', says });
const refused = (name: string, says: string): Feature => ({ name, taken: 'refused', says });

const party = 'model the actor as a party, or its outcome as a decision of the party';

export const features: readonly Feature[] = [
  taken('states, nested and parallel', 'as XState enters and leaves them'),
  taken('history', 'what a history state remembers is part of the local state'),
  taken('final, onDone', 'a chart that is done hears nothing more, and its timers stop'),
  taken('output', 'shown in the local state of a chart that is done'),
  taken('input', 'the input of the party, or of the scenario’s beginning'),
  taken('always', 'within the step; more than 1,000 microsteps are refused'),
  taken(
    'after',
    'a timer that runs until it expires once or its state is left; of one state’s timers the shortest is first',
  ),
  taken('after without a target', 'expires once, and the state stays'),
  taken('after with a guard', 'a guard that is false when the timer expires uses it up'),
  taken('raise', 'within the step'),
  taken(
    'raise with a delay, cancel',
    'a timer with the id it is given; it may expire at any time until it is cancelled',
  ),
  taken('assign', 'contexts are frozen: a new value is returned'),
  taken('enqueueActions', 'as the actions it enqueues'),
  taken('guards, stateIn, and, or, not', 'asked in every state and event once'),
  taken('wildcards', '`*` and `name.*` hear what no other transition hears'),
  taken('reenter, internal transitions', 'as XState does'),
  taken('forbidden transitions', '`on: { event: {} }` hears the event and ignores it'),
  taken('tags', '`down`: powerless until power-up or restart; `busy`: nothing but its own timer comes'),
  taken('meta, description', 'descriptions are told in narrations'),
  taken('emit', 'a report to observers, told after the reports of its step as a live actor does'),
  taken('log', 'not run: the outcome names it among its assumptions'),
  taken('custom and inline actions', 'not run: the outcome names them among its assumptions'),
  refused('invoke', party),
  refused('spawn, spawnChild, stopChild', party),
  refused('sendTo, sendParent, forwardTo', 'the effect send(party, message); raise for an event of its own'),
  refused('history that XState enters in part', 'a target of the history state, or a state itself'),
  refused('contexts that are no plain JSON', 'text, finite numbers, true, false, null, lists and plain objects'),
  refused('contexts or events changed in place', 'return a new value'),
  refused('chance and clocks', 'a decision of the party; after'),
  refused('hidden memory and order', 'what an answer depends on stands in the context, in a list where order counts'),
  refused('microsteps without end', 'a guard, or after'),
  refused('errors thrown', 'a state or a message that refuses'),
];

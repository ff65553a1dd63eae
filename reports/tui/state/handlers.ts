/** Handlers: one for each kind of action of a screen; the compiler finds a missing one. */
import type { Action, ActionKind, ActionOf } from './action.ts';
import type { State } from './state.ts';

/** Computes the state after an action of one kind. */
type Handler<Kind extends ActionKind, From extends State> = (state: From, action: ActionOf<Kind>) => State;

/** A handler for each of the kinds. */
export type Handlers<Kind extends ActionKind, From extends State = State> = {
  readonly [Each in Kind]: Handler<Each, From>;
};

export type Reduce = (state: State, action: Action) => State;

/** The state after an action, by the handler of its kind. */
export function handle<Kind extends ActionKind, From extends State>(
  handlers: Handlers<Kind, From>,
  state: From,
  action: ActionOf<Kind>,
): State {
  // TypeScript cannot infer that the handler and the action are of one kind.
  const handler = handlers[action.kind] as unknown as (state: From, action: ActionOf<Kind>) => State;
  return handler(state, action);
}

/** Handlers that return the same state. */
export function ignoring<Kind extends ActionKind>(...kinds: readonly Kind[]): Handlers<Kind> {
  return Object.fromEntries(kinds.map(kind => [kind, (state: State) => state])) as unknown as Handlers<Kind>;
}

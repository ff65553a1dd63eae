/** Handlers: one for each kind of action a screen may meet, so that the compiler finds the one that is missing. */
import type { Action, ActionKind, ActionOf } from './action.ts';
import type { State } from './state.ts';

/** What an action of one kind makes of a state. */
type Handler<Kind extends ActionKind, From extends State> = (state: From, action: ActionOf<Kind>) => State;

/** A handler for every one of these kinds. */
export type Handlers<Kind extends ActionKind, From extends State = State> = {
  readonly [Each in Kind]: Handler<Each, From>;
};

export type Reduce = (state: State, action: Action) => State;

/** What the table makes of a state. */
export function handle<Kind extends ActionKind, From extends State>(
  handlers: Handlers<Kind, From>,
  state: From,
  action: ActionOf<Kind>,
): State {
  // TypeScript does not see that the handler and the action are of one kind.
  const handler = handlers[action.kind] as unknown as (state: From, action: ActionOf<Kind>) => State;
  return handler(state, action);
}

/** Handlers that leave the state as it is. */
export function ignoring<Kind extends ActionKind>(...kinds: readonly Kind[]): Handlers<Kind> {
  return Object.fromEntries(kinds.map(kind => [kind, (state: State) => state])) as unknown as Handlers<Kind>;
}

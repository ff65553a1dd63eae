/** A party that lost power answers nothing: what was asked of it is asked again once it is back. */
import { type Layer, lowered, many, mapStates, type Region, type StateNode, type Transition } from './region.ts';

interface Resets {
  /** The message that says that the party is back. */
  readonly message: string;
  /** The role of the party that lost power. */
  readonly of: string;
  /** What the party is called: `The element`. */
  readonly name: string;
  /** Whether a state that gave up asking asks once more. */
  readonly resumes: boolean;
}

/**
 * A state whose entry sends to the party enters itself again; one that gave up asking asks once more, where that is
 * wanted; to any other state the news says nothing. The picture's own transitions stand. After all states are drawn.
 */
export const askingAgainOnReset =
  ({ message, of, name: party, resumes }: Resets): Layer =>
  region =>
    mapStates(region, (state, name) => {
      if (state.on?.[message] || region.on?.[message]) return state;
      const { gaveUpOn, again } = state.meta ?? {};
      const taken: Transition = asks(state, of)
        ? { target: name, reenter: true, description: `${party} was without power: ${again ?? 'asks it again'}.` }
        : resumes && gaveUpOn !== undefined
          ? {
              target: lastTime(region, gaveUpOn),
              reenter: true,
              description: `Asks once more, now that ${lowered(party)} is back.`,
            }
          : { description: `${party} has power again; nothing was asked of it.` };
      return { ...state, on: { ...state.on, [message]: taken } };
    });

/** Whether the state asks the party something on entry, in itself or in a state within. */
function asks(state: StateNode, of: string): boolean {
  const own = many(state.entry).some(
    action => typeof action !== 'string' && action.type === 'send' && (action.params as { to?: string }).to === of,
  );
  return own || Object.values(state.states ?? {}).some(inner => asks(inner, of));
}

/** The state in which something is asked for the last time. */
function lastTime({ states }: Region, name: string): string {
  return states[name]?.states?.askedAgain ? `${name}.askedAgain` : name;
}

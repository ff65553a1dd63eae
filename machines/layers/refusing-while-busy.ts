/** A command that comes while a party is at work is refused aloud. */
import { type Layer, mapStates, type Transition } from './region.ts';

/** States in which a command stays without an answer, by command. */
type Except = Readonly<Record<string, readonly string[]>>;

/**
 * A state that does not handle one of these commands refuses it, unless the region handles it in every state. After
 * `takingStill`. It commutes with retries, silence and resets.
 */
export const refusingWhileBusy =
  (refusal: Transition, commands: readonly string[], except: Except = {}): Layer =>
  region => {
    const open = commands.filter(type => !region.on?.[type]);
    return mapStates(region, (state, name) => {
      const refused = open.filter(type => !state.on?.[type] && !except[type]?.includes(name));
      if (refused.length === 0) return state;
      return { ...state, on: { ...state.on, ...Object.fromEntries(refused.map(type => [type, refusal])) } };
    });
  };

/** What gave up waiting still takes the answer. */
import { type Layer, mapStates } from './region.ts';

/**
 * A state that gave up on another one takes what that one takes; where both name an event, its own transitions stand.
 * After all differences, because a difference may add answers to the state given up on; before silence.
 */
export const takingStill: Layer = region =>
  mapStates(region, state => {
    const from = region.states[state.meta?.gaveUpOn ?? ''];
    return !from || from === state ? state : { ...state, on: { ...from.on, ...state.on } };
  });

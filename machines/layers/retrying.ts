/** A state that waits for a reply asks a second time before it gives up. */
import {
  type Action,
  fewest,
  type Layer,
  lowered,
  many,
  mapStates,
  mapTransitions,
  type Region,
  type StateNode,
  type Transition,
} from './region.ts';

/** Whether the state waits with this timer. */
const waits = (state: StateNode | undefined, timer: string): boolean => state?.after?.[timer] !== undefined;

/**
 * Each state with a time-out of this name becomes two, `asked` and `askedAgain`, which both do what it does on entry.
 * The first time-out leads from one to the other, the second where the picture says. A time-out without a target leads
 * to a third, `unanswered`, in the same state; one that leads back to `askedAgain` is the only one; one that leads back to
 * `askedOnceMore` comes twice, and so does not end the third asking. A state that gave up goes back to `askedAgain`.
 *
 * After all differences. It commutes with silence, refusals and resets.
 * @throws Error where a time-out leads to a state that has a timer: a state with an id would name its timers anew; where
 *   a state that waits has states within: they would be lost
 */
export const retrying =
  (timer: string): Layer =>
  region => {
    const ends = new Set(
      Object.values(region.states).flatMap(({ after }) => many(after?.[timer]).map(({ target }) => target)),
    );
    return mapStates(region, (state, name) => {
      const back = mapTransitions(state.on, taken => askingOnce(region, state, taken, timer));
      const kept: StateNode = state.on ? { ...state, on: back } : state;
      if (!ends.has(name)) return waits(state, timer) ? twice(name, kept, timer) : kept;
      if (state.after) throw new Error(`a time-out leads to the state "${name}", which has a timer of its own`);
      return { ...kept, id: name };
    });
  };

/** A way back to what the state gave up on leads to the last time of asking. */
function askingOnce(region: Region, { meta }: StateNode, taken: Transition, timer: string): Transition {
  const { gaveUpOn } = meta ?? {};
  if (gaveUpOn === undefined || taken.target !== gaveUpOn || !waits(region.states[gaveUpOn], timer)) return taken;
  return { ...taken, target: `${gaveUpOn}.askedAgain` };
}

function twice(name: string, { entry, after, ...state }: StateNode, timer: string): StateNode {
  if (state.states) throw new Error(`the state "${name}" waits and has states within`);
  const { [timer]: timeout, ...timers } = after!;
  const again = state.meta?.again ?? 'asks again';
  const asks = many(entry);
  return {
    ...state,
    ...(Object.keys(timers).length > 0 ? { after: timers } : {}),
    initial: 'asked',
    states: {
      asked: {
        description: 'Has asked once.',
        entry: asks,
        after: { [timer]: { target: 'askedAgain', description: `No answer: ${again}.` } },
      },
      ...lastTimes(name, asks, timer, many(timeout)),
    },
  };
}

/** The second time of asking, and what the second time-out leads to. */
function lastTimes(name: string, asks: readonly Action[], timer: string, timeout: readonly Transition[]) {
  const askedAgain = { description: 'Has asked for the last time.', entry: asks };
  // A time-out that leads back to asking is the first one only.
  if (timeout.every(({ target }) => target === `${name}.askedAgain`)) return { askedAgain };
  if (timeout.every(({ target }) => target === `${name}.askedOnceMore`)) {
    const after = { [timer]: { target: 'askedOnceMore', description: 'Still no answer: asks once more.' } };
    return { askedAgain: { description: 'Has asked twice.', entry: asks, after }, askedOnceMore: askedAgain };
  }
  const ends = timeout.map(
    ({ target, ...taken }): Transition => ({
      ...taken,
      target: target === undefined ? 'unanswered' : `#${target}`,
      description: `Still ${lowered(taken.description)}`,
    }),
  );
  return {
    askedAgain: { ...askedAgain, after: { [timer]: fewest(ends) } },
    ...(timeout.some(({ target }) => target === undefined)
      ? { unanswered: { description: 'Would still take the answer.' } }
      : {}),
  };
}

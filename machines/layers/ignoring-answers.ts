/** A late or repeated answer is passed over; a command never is. */
import { type Layer, many, mapStates, type Transition } from './region.ts';

const late: Transition = { description: 'A late or repeated answer: nothing to do.' };

/** States in which an answer stays unexpected, by answer. */
type Except = Readonly<Record<string, readonly string[]>>;

/**
 * Each answer that the region names anywhere is passed over in every state that does not take it without a condition.
 * Neither a command nor an exception is touched, and no transition that is there. After `takingStill`. It commutes with
 * retries, refusals and resets.
 */
export const ignoringAnswers =
  (isAnswer: (type: string) => boolean, except: Except = {}): Layer =>
  region => {
    const named = [region, ...Object.values(region.states)].flatMap(({ on }) => Object.keys(on ?? {}));
    const answers = [...new Set(named)].filter(isAnswer);
    return mapStates(region, (state, name) => {
      const passed = answers
        .filter(type => !except[type]?.includes(name))
        .map((type): readonly [string, readonly Transition[]] => [type, many(state.on?.[type])])
        .filter(([, there]) => there.every(({ guard }) => guard !== undefined))
        .map(([type, there]) => [type, there.length === 0 ? late : [...there, late]] as const);
      return passed.length === 0 ? state : { ...state, on: { ...state.on, ...Object.fromEntries(passed) } };
    });
  };

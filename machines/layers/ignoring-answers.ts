/** A late or repeated answer is passed over; a command never is. */
import { type Layer, many, mapStates, type StateNode, type Transition } from './region.ts';

const late: Transition = { description: 'A late or repeated answer: nothing to do.' };

/** States in which an answer stays unexpected, by answer. */
type Except = Readonly<Record<string, readonly string[]>>;

/**
 * Each answer that the region names anywhere is passed over in every state that does not take it without a condition; one
 * that the whole region takes is passed over there. Neither a command nor an exception is touched, and no transition that
 * is there. After `takingStill`. It commutes with retries, refusals and resets.
 */
export const ignoringAnswers =
  (isAnswer: (type: string) => boolean, except: Except = {}): Layer =>
  region => {
    const answers = [...new Set(named(region))].filter(isAnswer);
    const everywhere = answers.filter(type => region.on?.[type] !== undefined);
    const byState = answers.filter(type => region.on?.[type] === undefined);
    const states = mapStates(region, (state, name) =>
      passingOver(
        state,
        byState.filter(type => !except[type]?.includes(name)),
      ),
    );
    const { on } = passingOver(region, everywhere);
    return on ? { ...states, on } : states;
  };

/** The state with each answer passed over that it does not take without a condition. */
function passingOver(state: StateNode, answers: readonly string[]): StateNode {
  const passed = answers
    .map((type): readonly [string, readonly Transition[]] => [type, many(state.on?.[type])])
    .filter(([, there]) => there.every(({ guard }) => guard !== undefined))
    .map(([type, there]) => [type, there.length === 0 ? late : [...there, late]] as const);
  return passed.length === 0 ? state : { ...state, on: { ...state.on, ...Object.fromEntries(passed) } };
}

/** The events that a state names, in itself or in the states within. */
function named({ on = {}, states = {} }: Pick<StateNode, 'on' | 'states'>): readonly string[] {
  return [...Object.keys(on), ...Object.values(states).flatMap(named)];
}

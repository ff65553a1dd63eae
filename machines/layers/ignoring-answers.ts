/** A late or repeated answer is passed over; a command never is. */
import { fewest, type Layer, many, mapStates, type StateNode, type Transition, type Transitions } from './region.ts';

const late: Transition = { description: 'A late or repeated answer: nothing to do.' };

/** States in which an answer stays unexpected, by answer. */
export type Except = Readonly<Record<string, readonly string[]>>;

/**
 * Each answer that the region names anywhere is passed over in every state that does not take it without a condition.
 * Neither a command nor an exception is touched, and no transition that is there: an answer that the region takes in
 * every state is completed there, and nowhere if it has an exception. After `takingStill`. It commutes with retries,
 * refusals and resets.
 */
export const ignoringAnswers =
  (isAnswer: (type: string) => boolean, except: Except = {}): Layer =>
  region => {
    const answers = [...new Set(named(region))].filter(isAnswer);
    const anywhere = answers.filter(type => region.on?.[type]);
    const elsewhere = answers.filter(type => !anywhere.includes(type));
    const whole = completed(
      region,
      anywhere.filter(type => !except[type]),
    );
    return mapStates(whole, (state, name) =>
      completed(
        state,
        elsewhere.filter(type => !except[type]?.includes(name)),
      ),
    );
  };

/** The part with these answers taken in any case. */
function completed<Part extends { readonly on?: Transitions }>(part: Part, answers: readonly string[]): Part {
  const open = answers.filter(type => many(part.on?.[type]).every(({ guard }) => guard !== undefined));
  const passed = open.map(type => [type, fewest([...many(part.on?.[type]), late])]);
  return open.length === 0 ? part : { ...part, on: { ...part.on, ...Object.fromEntries(passed) } };
}

/** The events that a state names, in itself or in the states within. */
function named({ on = {}, states = {} }: Pick<StateNode, 'on' | 'states'>): readonly string[] {
  return [...Object.keys(on), ...Object.values(states).flatMap(named)];
}

/** A state is written down on entry and looked up when the party starts. */
import { type Action, type Guard, type Layer, many, mapStates, type Region, type Transition } from './region.ts';

interface Memory {
  /** The action that writes a state down, the guard that a state was written down, the action that forgets it. */
  readonly words: { readonly writes: string; readonly was: string; readonly forgets?: Action };
  /** What the party looks up. */
  readonly what: string;
  /** Whether a restart resumes what was unfinished. */
  readonly resumes: boolean;
  /** States that are not written down, each with the guard by which the party knows it from something else that it keeps. */
  readonly known?: Readonly<Record<string, Guard>>;
  /** States that a restart takes up in any case. */
  readonly anyway?: readonly string[];
  /** States that a restart takes up in no case. */
  readonly never?: readonly string[];
  /** The transition in the place of resuming an unfinished state. */
  readonly givesUp?: (state: string) => Transition;
}

/**
 * Each state but the initial one writes its name down, before all else that it does on entry; the new initial state
 * `start` looks it up. A state is begun again, with all its retries; one that gave up asking asks anew. After all states are
 * drawn and after `retrying`.
 * @throws Error where the region has a state `start`
 */
export const remembering =
  ({ words, what, resumes, known = {}, anyway = [], never = [], givesUp }: Memory): Layer =>
  region => {
    const { initial } = region;
    if ('start' in region.states)
      throw new Error('a restart looks up in "start", and the state "start" is there already');
    const written = mapStates(region, (state, name) => {
      if (known[name] !== undefined) return state;
      const first: readonly Action[] =
        name === initial ? many(words.forgets) : [{ type: words.writes, params: { state: name } }];
      return { ...state, entry: [...first, ...many(state.entry)] };
    });
    const always = Object.keys(region.states)
      .filter(name => name !== initial)
      .map((name): Transition => {
        const guard = known[name] ?? { type: words.was, params: { state: name } };
        const takenUp = anyway.includes(name) || (resumes && !never.includes(name));
        if (!takenUp && givesUp) return { guard, ...givesUp(name) };
        return { guard, target: resumption(region, name), description: 'Goes on with it.' };
      });
    const start = {
      description: `Looks up ${what}.`,
      always: [...always, { target: initial, description: 'Nothing was written down.' }],
    };
    return { ...written, initial: 'start', states: { start, ...written.states } };
  };

/** Where a restart goes on: the state named in the picture, or the state itself. */
function resumption({ states }: Region, name: string): string {
  const { gaveUpOn, resumes } = states[name]!.meta ?? {};
  return gaveUpOn ?? resumes ?? name;
}

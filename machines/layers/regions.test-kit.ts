/** Random regions, for the laws of layers. */
import fc from 'fast-check';
import { sends } from './loan.test-kit.ts';
import { type Action, fewest, type Region, type StateNode, type Transition, type Transitions } from './region.ts';

/** The commands and the answers that random regions take, and the news that the courier has power again. */
export const commands = ['do.one', 'do.other'];
export const answers = ['done.one', 'done.other', 'done.third'];
export const reset = 'courier.reset';

const names = ['first', 'second', 'third', 'fourth', 'fifth'] as const;
const name = fc.constantFrom(...names);
const action = fc.constantFrom<Action>('note', sends('library', 'asked'), sends('courier', 'asked'));

const taken = fc
  .record({ guarded: fc.boolean(), target: fc.option(name), actions: fc.option(action), at: fc.nat(99) })
  .map(
    ({ guarded, target, actions, at }): Transition => ({
      ...(guarded ? { guard: 'holds' } : {}),
      ...(target === null ? {} : { target }),
      ...(actions === null ? {} : { actions }),
      description: `Transition ${at}.`,
    }),
  );
const transitions = (of: readonly string[]): fc.Arbitrary<Transitions> =>
  fc.dictionary(
    fc.constantFrom(...of),
    fc.array(taken, { minLength: 1, maxLength: 3 }).map(all => fewest(all)),
    { maxKeys: of.length, noNullPrototype: true },
  );

const state = fc.record({
  entry: fc.array(action, { maxLength: 2 }),
  on: transitions([...commands, ...answers, reset]),
  timer: fc.option(fc.constantFrom('replyTimeout', 'personTimeout')),
  end: fc.option(name),
  gaveUpOn: fc.option(name),
});

/** Regions of five states. A time-out leads to a state without a timer, or to none. */
export const regions: fc.Arbitrary<Region> = fc
  .record({ states: fc.tuple(state, state, state, state, state), anywhere: transitions([...commands, ...answers]) })
  .map(({ states, anywhere }) => {
    const isWaiting = (target: string): boolean => states[names.indexOf(target as never)]!.timer !== null;
    const drawn = states.map(({ entry, on, timer, end, gaveUpOn }, at): readonly [string, StateNode] => [
      names[at]!,
      {
        description: `The ${names[at]} state.`,
        ...(entry.length === 0 ? {} : { entry: fewest(entry) }),
        on,
        ...(gaveUpOn === null ? {} : { meta: { gaveUpOn } }),
        ...(timer === null
          ? {}
          : {
              after: {
                [timer]: {
                  ...(end === null || isWaiting(end) ? {} : { target: end }),
                  description: 'No answer.',
                },
              },
            }),
      },
    ]);
    return {
      description: 'A random region.',
      initial: 'first',
      on: inside(anywhere),
      states: Object.fromEntries(drawn),
    };
  });

/** Targets as the transitions of a region name them. */
function inside(transitions: Transitions): Transitions {
  const dotted = (one: Transition): Transition =>
    one.target === undefined ? one : { ...one, target: `.${one.target}` };
  return Object.fromEntries(
    Object.entries(transitions).map(([event, all]) => [
      event,
      Array.isArray(all) ? all.map(dotted) : dotted(all as Transition),
    ]),
  );
}

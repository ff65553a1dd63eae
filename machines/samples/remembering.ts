/**
 * Parties that record every state they have visited, for small worlds in tests of the engine. The record survives
 * faults. Properties read nothing but this record.
 */
import { assign, setup } from 'xstate';
import { effects, reportFrom, send } from '../chart/effect.ts';
import type { Party } from '../chart/party.ts';

/** The context of such a party: the states it has visited. */
export interface Been {
  readonly been: Readonly<Record<string, boolean>>;
}

/** A transition: its target, and the message it sends. */
type Target = readonly [target: string, to?: string, message?: string];
/** The transitions of a state: of a busy state at once, of a timer, and on events. */
export interface RememberedState {
  readonly now?: Target;
  readonly later?: Target;
  readonly on?: Readonly<Record<string, Target>>;
}

/** A party from a table of states. Every transition reports `moved`. */
export function remembering(
  name: string,
  states: Readonly<Record<string, RememberedState>>,
  fails?: Party['fails'],
): Party {
  const transition = ([target, to, message]: Target) => ({
    target: `#${name}.${target}`,
    actions: [
      assign({ been: ({ context }: { context: Been }) => ({ ...context.been, [target]: true }) }),
      ...(to && message ? [send(to, { type: message })] : []),
      reportFrom(() => ({ type: 'moved' })),
    ],
  });
  const transitions = (targets: Readonly<Record<string, Target>>) =>
    Object.fromEntries(Object.entries(targets).map(([event, target]) => [event, transition(target)]));
  const chart = setup({ types: { context: {} as Been }, actions: effects }).createMachine({
    id: name,
    context: { been: { [Object.keys(states)[0]!]: true } },
    initial: Object.keys(states)[0]!,
    states: Object.fromEntries(
      Object.entries(states).map(([state, { now, later, on = {} }]) => [
        state,
        {
          tags: [...('restart' in on || 'power-up' in on ? ['down'] : []), ...(now ? ['busy'] : [])],
          after: { ...(now ? { 0: transition(now) } : {}), ...(later ? { 1000: transition(later) } : {}) },
          on: transitions(on),
        },
      ]),
    ),
  } as never) as unknown as Party['chart'];
  return { name, chart, ...(fails ? { fails } : {}) };
}

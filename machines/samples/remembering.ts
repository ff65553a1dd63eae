/**
 * Parties that remember every state they have been in, even when they fail: for worlds as small as a question about the
 * engine allows. Whoever asks whether one has been somewhere reads that and nothing else of it.
 */
import { assign, setup } from 'xstate';
import { effects, reportFrom, send } from '../chart/effect.ts';
import type { Party } from '../chart/party.ts';

/** What such a party keeps. */
export interface Been {
  readonly been: Readonly<Record<string, boolean>>;
}

/** Where a chart goes on an event, and what it sends. */
type Way = readonly [target: string, to?: string, message?: string];
/** What a state does: at once, after a while, on events. */
export interface RememberedState {
  readonly now?: Way;
  readonly later?: Way;
  readonly on?: Readonly<Record<string, Way>>;
}

/** A party out of a table of states. It reports every move. */
export function remembering(
  name: string,
  states: Readonly<Record<string, RememberedState>>,
  fails?: Party['fails'],
): Party {
  const taken = ([target, to, message]: Way) => ({
    target: `#${name}.${target}`,
    actions: [
      assign({ been: ({ context }: { context: Been }) => ({ ...context.been, [target]: true }) }),
      ...(to && message ? [send(to, { type: message })] : []),
      reportFrom(() => ({ type: 'moved' })),
    ],
  });
  const all = (ways: Readonly<Record<string, Way>>) =>
    Object.fromEntries(Object.entries(ways).map(([event, way]) => [event, taken(way)]));
  const chart = setup({ types: { context: {} as Been }, actions: effects }).createMachine({
    id: name,
    context: { been: { [Object.keys(states)[0]!]: true } },
    initial: Object.keys(states)[0]!,
    states: Object.fromEntries(
      Object.entries(states).map(([state, { now, later, on = {} }]) => [
        state,
        {
          tags: [...('restart' in on || 'power-up' in on ? ['down'] : []), ...(now ? ['busy'] : [])],
          after: { ...(now ? { 0: taken(now) } : {}), ...(later ? { 1000: taken(later) } : {}) },
          on: all(on),
        },
      ]),
    ),
  } as never) as unknown as Party['chart'];
  return { name, chart, ...(fails ? { fails } : {}) };
}

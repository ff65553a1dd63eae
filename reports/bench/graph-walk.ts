/**
 * The same worlds explored by `xstate/graph`, XState's own traversal: `getAdjacencyMap` over one logic whose states are
 * worlds. Two-Phase Commit is composed by hand, and each step calls the charts; a scenario uses Tongka's list of
 * choices, so that only the traversal is xstate/graph's.
 */
import { type AnyMachineSnapshot, fromTransition, initialTransition, transition } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import type { ChartEvent, Party, Send } from '#machines';
import type { Model } from '#sim';

/** The counts of an exploration. An event that leads back to the same state is not counted as a step. */
export interface Walked {
  readonly worlds: number;
  readonly steps: number;
  readonly machineCalls: number;
}

interface Composed {
  readonly locals: readonly AnyMachineSnapshot[];
  /** Every message ever sent, in a canonical order, as text. */
  readonly sent: readonly string[];
}

interface Handed {
  readonly type: 'handed';
  readonly party: number;
  readonly event: ChartEvent;
}

/** Explores a composition in which messages are never consumed and sending is the only effect. */
export function walkComposed(parties: readonly Party[]): Walked {
  let machineCalls = 0;
  const at = new Map(parties.map(({ name }, party) => [name, party]));
  const locals = parties.map(({ chart }) => {
    machineCalls++;
    return initialTransition(chart)[0];
  });
  const logic = fromTransition(
    ({ locals, sent }: Composed, { party, event }: Handed): Composed => {
      machineCalls++;
      const [next, actions] = transition(parties[party]!.chart, locals[party]! as never, event as never);
      const sends = actions
        .filter(({ type }) => (type as string) === 'send')
        .map(({ params }) => JSON.stringify(params));
      return { locals: locals.with(party, next), sent: [...new Set([...sent, ...sends])].sort() };
    },
    { locals, sent: [] } as Composed,
  );
  const intents = parties.flatMap(({ intents = [] }, party) =>
    intents.map((event): Handed => ({ type: 'handed', party, event })),
  );
  const adjacency = getAdjacencyMap(logic, {
    events: ({ context }) => [
      ...intents,
      ...context.sent.map((text): Handed => {
        const { to, message } = JSON.parse(text) as Send & { to: string };
        return { type: 'handed', party: at.get(to)!, event: message };
      }),
    ],
    // Computing a transition costs more than testing whether there is one.
    filterEvents: ({ context }, { party, event }) => context.locals[party]!.can(event as never),
    serializeState: ({ context }) => textOf(context),
  });
  let steps = 0;
  for (const [key, { transitions }] of Object.entries(adjacency))
    for (const { state } of Object.values<{ state: { context: Composed } }>(transitions))
      if (textOf(state.context) !== key) steps++;
  return { worlds: Object.keys(adjacency).length, steps, machineCalls };
}

function textOf({ locals, sent }: Composed): string {
  return JSON.stringify([locals.map(({ value, context }) => [value, context]), sent]);
}

/** Explores the worlds of a model; the choices of each world are Tongka's list, computed once. */
export function walkModel(model: Model): Walked {
  const successors = model.successors();
  let open: Int32Array | undefined;
  const logic = fromTransition(
    (_: { readonly row: Int32Array }, { at }: { readonly type: 'choice'; readonly at: number }) => ({
      row: successors.after(at),
    }),
    { row: model.initial },
  );
  const adjacency = getAdjacencyMap(logic, {
    events: ({ context: { row } }) => {
      if (open !== row) model.expand(row, successors);
      open = row;
      return Array.from({ length: successors.count }, (_, at) => ({ type: 'choice' as const, at }));
    },
    serializeState: ({ context }) => context.row.join(),
  });
  let steps = 0;
  for (const { transitions } of Object.values(adjacency)) steps += Object.keys(transitions).length;
  return { worlds: Object.keys(adjacency).length, steps, machineCalls: model.machineCalls };
}

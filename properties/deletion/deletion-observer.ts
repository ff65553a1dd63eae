/** Remembers which records were erased for good, independently of what the element remembers. */
import { assign, setup } from 'xstate';
import type { Observer, WorldView } from '#sim';

interface Context {
  /** Sorted, so that histories that differ only in order are one. */
  readonly erased: readonly string[];
}
type Event = { type: 'record.erased'; transaction: string; deleted: boolean };

const chart = setup({
  types: { context: {} as Context, events: {} as Event },
  actions: {
    remember: assign({
      erased: ({ context, event }) => [...new Set([...context.erased, event.transaction])].sort(),
    }),
  },
  guards: { forGood: ({ event }) => event.deleted },
}).createMachine({
  id: 'deletionObserver',
  description: 'Watches what is erased.',
  context: { erased: [] },
  initial: 'watching',
  states: {
    watching: {
      description: 'Remembers.',
      on: {
        'record.erased': { guard: 'forGood', actions: 'remember', description: 'A record is erased for good.' },
      },
    },
  },
});

export const deletionObserver: Observer = { name: 'deletionObserver', chart };

/** The transaction identifiers whose records were erased for good. */
export function erasedForGood(world: WorldView): readonly string[] {
  return (world.observer(deletionObserver.name).context as Context).erased;
}

/** An observer of deletions: it records the records erased for good, independently of the element's own data. */
import { assign, setup } from 'xstate';
import type { Observer, WorldView } from '#sim';

interface Context {
  /** In sorted order, so that histories that differ only in order have one state. */
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

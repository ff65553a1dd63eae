/**
 * An observer of the card holder’s wishes to delete a card. Properties compare the rows that the server deletes with what the
 * holder asked for, and not with what the server was told.
 */
import { assign, setup } from 'xstate';
import type { Observer, WorldView } from '#sim';

interface Context {
  /** The deletions asked for; each entry is `card device`, in sorted order. */
  readonly asked: readonly string[];
}
interface Event {
  readonly type: 'delete.asked';
  readonly card: string;
  readonly device: string;
}

const chart = setup({
  types: { context: {} as Context, events: {} as Event },
  actions: {
    remember: assign({
      asked: ({ context: { asked }, event: { card, device } }) => [...new Set([...asked, `${card} ${device}`])].sort(),
    }),
  },
}).createMachine({
  id: 'wishObserver',
  description: 'Remembers which cards are to be deleted, and where.',
  context: { asked: [] },
  on: { 'delete.asked': { actions: 'remember', description: 'The card holder asks to delete a card.' } },
});

export const wishObserver: Observer = { name: 'wishObserver', chart };

/** Whether the card holder has asked to delete a card on a device. */
export const isDeletionAsked = (world: WorldView, card: string, device: string): boolean =>
  (world.observer(wishObserver.name).context as Context).asked.includes(`${card} ${device}`);

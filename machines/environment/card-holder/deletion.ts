/**
 * The card holder and deletion: asks for it, sees whether the card is only removed here or deleted everywhere, and sees
 * the list of cards that a new app has put together.
 */

import { sendFrom } from '../../chart/effect.ts';
import type { ChartEvent } from '../../chart/event.ts';
import type { Device } from '../../protocol/card.ts';
import type { CardMessage } from '../../protocol/message.ts';

/** The card holder's intent: delete this card from this device. */
export interface HolderDelete {
  readonly type: 'holder.delete';
  readonly card: string;
  readonly device: string;
}

export interface Shown {
  readonly card: string;
  readonly as: 'bound' | 'absent';
}

/** Whether the list shown has this card, or does not. */
export function isShown(event: ChartEvent, { card, as }: Shown): boolean {
  if (event.type !== 'wallet.shown') return false;
  const { bound, underWay } = event as Extract<CardMessage, { type: 'wallet.shown' }>;
  return as === 'bound' ? bound.includes(card) : !bound.includes(card) && !underWay.includes(card);
}

/** What deletion adds to what the holder knows of a card; `ask` is how the card is added. */
export function deleting<Ask>(card: string, devices: readonly Device[], ask: Ask) {
  const mine = { type: 'mine', params: { card } } as const;
  const shownAs = (as: Shown['as']) => ({ type: 'shownAs', params: { card, as } }) as const;
  const shows = { guard: shownAs('bound'), target: '.has', description: 'Sees the card in the list.' };
  const nothingNew = { description: 'Sees nothing new in the list.' };
  const here = { ...shows, target: 'has' };
  const shown = (absent: string) => ({
    'wallet.shown': [
      here,
      { guard: shownAs('absent'), target: absent, description: 'Sees that the card is not in the list.' },
      nothingNew,
    ],
  });
  const deletes = devices.map(device => ({
    guard: { type: 'mineOn', params: { card, device: device.name } } as const,
    target: 'deleting',
    actions: sendFrom<unknown, { type: string }>(device.terminal, () => ({ type: 'card.delete', card })),
    description: 'Asks the terminal to delete the card.',
  }));
  const done = { guard: mine, target: 'gone', description: 'Is told that the card is deleted.' };
  const queued = { guard: mine, target: 'removed', description: 'Is told that the card is removed here.' };
  const told = { 'delete.done': done, 'delete.queued': queued, ...shown('without') };
  const again = { guard: mine, target: 'has', description: 'Is told that the card can be used again.' };
  const old = { guard: mine, description: 'Old news.' };

  return {
    /** News that may come in any state. */
    news: {
      'wallet.shown': [shows, nothingNew],
      'bind.done': old,
      'bind.failed': old,
      'delete.done': old,
      'delete.queued': old,
      'delete.failed': old,
    },
    without: { 'bind.done': again },
    waiting: {
      'delete.done': { guard: mine, target: 'refused', description: 'Is told that the card is deleted instead.' },
      ...shown('refused'),
    },
    has: { 'holder.delete': deletes, ...told },
    states: {
      deleting: {
        description: 'Has asked for the card to be deleted and waits to be told.',
        on: {
          ...told,
          'bind.done': again,
          'delete.failed': { guard: mine, target: 'kept', description: 'Is told that it did not work.' },
        },
      },
      removed: {
        description: 'Was told that the card is removed here, and not yet that it is deleted.',
        on: { ...told, 'bind.done': again },
      },
      kept: {
        description: 'Was told that the card could not be deleted; may ask again.',
        on: { 'holder.delete': deletes, ...told, 'bind.done': again },
      },
      gone: {
        description: 'Was told that the card is deleted; may add it again.',
        on: { 'holder.bind': ask, 'bind.done': again },
      },
    },
  };
}

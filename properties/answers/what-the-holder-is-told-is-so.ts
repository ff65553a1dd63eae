/**
 * Step: when a terminal tells the card holder that a card is bound, moved or deleted, it is so: its row is live and its
 * record is in the element of that device, or neither is.
 *
 * Clause: ours. Catalogue F04 for deletion, C24 for the holder.
 * Breaks when: the card holder is told before the element has stored the record.
 */
import type { Device, Envelope } from '#machines';
import { type CardProperty, everyStep, type WorldView } from '#sim';
import { elementOf, isLive, rosterOf, rowsOf } from '../world/cards.ts';

/** The row that binds a card on a device, and has its record there. */
const isBoundOn = (world: WorldView, card: unknown, device: Device): boolean =>
  rowsOf(world).some(
    row => row.card === card && row.element === device.element && isLive(row) && isStored(world, row, device),
  );

const isStored = (world: WorldView, { transaction }: { readonly transaction: string }, device: Device): boolean =>
  elementOf(world, device).durable.records.some(record => record.transaction === transaction);

const hasRecordOn = (world: WorldView, card: unknown, device: Device): boolean =>
  rowsOf(world).some(row => row.card === card && row.element === device.element && isStored(world, row, device));

/** A card that has moved may be deleted where it is now, before the card holder is told that it has moved. */
const isDeletedOn = (world: WorldView, card: unknown, device: Device): boolean =>
  rowsOf(world).some(row => row.card === card && row.element === device.element && row.state === 'deleted');

function isSo(world: WorldView, { from, message }: Envelope): boolean {
  const device = rosterOf(world).devices.find(({ terminal }) => terminal === from);
  if (!device) return true;
  if (message.type === 'bind.done') return isBoundOn(world, message.card, device);
  if (message.type === 'migration.done')
    return isBoundOn(world, message.card, device) || isDeletedOn(world, message.card, device);
  if (message.type === 'delete.done') return !isBoundOn(world, message.card, device);
  if (message.type === 'delete.queued') return !hasRecordOn(world, message.card, device);
  return true;
}

const news: readonly string[] = ['bind.done', 'migration.done', 'delete.done', 'delete.queued'];

export const whatTheHolderIsToldIsSo: CardProperty = {
  name: 'what-the-holder-is-told-is-so',
  says: 'When the card holder is told that a card is bound, moved or deleted, it is so on that device.',
  kind: 'safety',
  subject: 'cards',
  source: 'F04 C24 ours',
  breaks: [],
  test: everyStep(
    ({ sends, after }) => sends.every(sent => isSo(after, sent)),
    ({ sends }) => sends.some(({ message }) => news.includes(message.type)),
  ),
};

/** Readers of a world for deletion properties: on which device a card was deleted. */
import type { BindingRow } from '#machines';
import type { WorldView } from '#sim';
import { elementOf, isLive, recordsOf, rosterOf, rowsOf, walletOf } from './cards.ts';

/**
 * Whether the card of a live row was deleted on another device, and the row has its record still. A deletion leaves a deleted
 * row, or a retired one whose element remembers the deletion.
 */
export function isDeletedElsewhere(world: WorldView, row: BindingRow): boolean {
  const { card, element, transaction } = row;
  return (
    isLive(row) &&
    recordsOf(world).some(record => record.transaction === transaction) &&
    rowsOf(world).some(
      other =>
        other.card === card &&
        other.element !== element &&
        (other.state === 'deleted' || (!isLive(other) && isBuried(world, other))),
    )
  );
}

function isBuried(world: WorldView, { element, transaction }: BindingRow): boolean {
  const device = rosterOf(world).devices.find(each => each.element === element)!;
  return elementOf(world, device).durable.tombstones.includes(transaction);
}

/** Whether some device has nothing of a card: no live row, no record, no entry in its wallet. */
export function isAbsentSomewhere(world: WorldView, card: string): boolean {
  const own = rowsOf(world).filter(row => row.card === card);
  return rosterOf(world).devices.some(
    device =>
      !Object.hasOwn(walletOf(world, device).bindings, card) &&
      !own.some(row => row.element === device.element && isLive(row)) &&
      !elementOf(world, device).durable.records.some(({ transaction }) =>
        own.some(row => row.transaction === transaction),
      ),
  );
}

/** Readers of a world for deletion properties: on which device a card was deleted. */
import type { BindingRow } from '#machines';
import type { WorldView } from '#sim';
import { elementOf, isLive, rosterOf, rowsOf, walletOf } from './cards.ts';
import { cardsOnDevices, heldIn } from './storage.ts';

/**
 * Whether the card of a live row was deleted on another device, and its own device has it still. A deletion leaves a deleted
 * row, or a retired one whose element remembers the deletion.
 */
export function isDeletedElsewhere(world: WorldView, row: BindingRow): boolean {
  const { card, element, transaction } = row;
  return (
    isLive(row) &&
    cardsOnDevices(world).includes(transaction) &&
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

/** Whether some device has nothing of a card: no live row, nothing in its element, no entry in its wallet. */
export function isAbsentSomewhere(world: WorldView, card: string): boolean {
  const own = rowsOf(world).filter(row => row.card === card);
  return rosterOf(world).devices.some(
    device =>
      !Object.hasOwn(walletOf(world, device).bindings, card) &&
      !own.some(row => row.element === device.element && isLive(row)) &&
      !heldIn(world, elementOf(world, device).durable).some(held => own.some(row => row.transaction === held)),
  );
}

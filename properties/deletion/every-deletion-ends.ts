/**
 * Leads to: every deletion ends with no live row and no record on the device of the deletion. If the app was reinstalled
 * before the deletion began, it can end with the card shown as present. A row and record that a migration had moved before
 * stay, and those of another device. A deletion on a device that does not have the card ends with a refusal.
 *
 * Clause: P1, P5: users delete cards [seen]; that it works without the server too is ours. Catalogue F04.
 * Breaks when: the terminal gives up because the server does not answer; or a crash interrupts a deletion, and no party
 * resumes it.
 */

import { type CardProperty, leadsTo, type WorldView } from '#sim';
import { committed, hasMovedTo, holderState, isDeleting, isLive, jobsOf, rosterOf, rowsOf } from '../world/cards.ts';
import { isAbsentSomewhere, isDeletedElsewhere } from '../world/deletions.ts';
import { heldOf } from '../world/storage.ts';

const underWay = (world: WorldView): boolean => rosterOf(world).cards.some(({ name }) => isDeleting(world, name));

/** Whether the card is gone, or shown as present. */
const ended = (world: WorldView, card: string): boolean => {
  const told = holderState(world, card);
  if (isDeleting(world, card)) return false;
  // A failed deletion is an end only if a migration had moved the card away, or the card was never on the device.
  if (told === 'kept')
    return (
      jobsOf(world).some(job => job.card === card && committed.includes(job.state)) ||
      (rosterOf(world).devices.length > 1 && isAbsentSomewhere(world, card))
    );
  if (told !== 'gone') return true;
  const left = rowsOf(world).filter(
    row => row.card === card && !hasMovedTo(world, row) && !isDeletedElsewhere(world, row),
  );
  return !left.some(row => isLive(row) || heldOf(world).includes(row.transaction));
};

export const everyDeletionEnds: CardProperty = {
  name: 'every-deletion-ends',
  says: 'A deletion ends with no live row and nothing in the element, whether or not the server could be reached at first.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F04 [seen] P1, P5 for the wish',
  breaks: [
    { scenario: 'offline-delete', change: { mutant: 'offline-delete-refused' } },
    { scenario: 'crashed-delete', change: { with: { reconciliation: 'none' } } },
    { scenario: 'delete-paying-of-field', change: { mutant: 'field-kept-on-erase' } },
  ],
  test: leadsTo(underWay, world => rosterOf(world).cards.every(({ name }) => ended(world, name))),
};

/**
 * Always: once the card holder has the confirmation that a card is deleted, the card has no live row. A deletion applies to
 * the device on which it was requested. So two rows are excepted: a row to which the card had moved before, and the row of
 * the device that the card was to leave, after the migration failed, while its record is still in the element there.
 *
 * Clause: ours, for the order that P1 and P5 leave open [inf-M]. Catalogue F04, its safety half.
 * Breaks when: the record is erased first, and the confirmation is shown before the server knows.
 */

import type { BindingRow } from '#machines';
import { always, type CardProperty, type WorldView } from '#sim';
import { hasMovedTo, holderState, isLive, jobsOf, recordsOf, rosterOf, rowsOf } from '../world/cards.ts';

/** Whether a migration that had a row for the card on another device was given up, and this row has its record still. */
const isGivenBack = (world: WorldView, { transaction }: BindingRow): boolean =>
  jobsOf(world).some(job => job.source === transaction && job.state === 'failed' && job.target !== undefined) &&
  recordsOf(world).some(record => record.transaction === transaction);

export const toldDeletedMeansFenced: CardProperty = {
  name: 'told-deleted-means-fenced',
  says: 'A card whose deletion is confirmed to the holder has no live row at the auth server, except where it moved before, or stayed when a migration failed.',
  kind: 'safety',
  subject: 'cards',
  source: 'F04 [inf-M] P1, P5',
  breaks: [{ scenario: 'delete-card', change: { with: { 'deletion-order': 'element-first' } } }],
  test: always(
    world =>
      rowsOf(world)
        .filter(row => isLive(row) && !hasMovedTo(world, row) && !isGivenBack(world, row))
        .every(({ card }) => holderState(world, card) !== 'gone'),
    world => rosterOf(world).cards.some(({ name }) => holderState(world, name) === 'gone'),
  ),
};

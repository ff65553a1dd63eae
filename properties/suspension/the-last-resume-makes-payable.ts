/**
 * Leads to: once every actor has the confirmation that its suspension is lifted, no row stays suspended, and every card
 * bound at the beginning is live with its record in the element, or is deleted; or an actor suspends again.
 *
 * Clause: ours, after token practice. Catalogue F06.
 * Breaks when: an old request to suspend is executed after the resume; or a resumed row is not live.
 */

import { type CardProperty, leadsTo, type WorldView } from '#sim';
import { isLive, rosterOf, rowsOf } from '../world/cards.ts';
import { cardsOnDevices } from '../world/storage.ts';
import { actorsOf, allAreFree } from '../world/suspensions.ts';

const resumed = (world: WorldView): boolean => allAreFree(world) && actorsOf(world).some(({ order }) => order > 0);

const payable = (world: WorldView): boolean =>
  rowsOf(world).every(({ state }) => state !== 'suspended') &&
  rosterOf(world).bound.every(
    ({ card }) =>
      rowsOf(world).some(row => row.card === card && row.state === 'deleted') ||
      rowsOf(world).some(row => row.card === card && isLive(row) && cardsOnDevices(world).includes(row.transaction)),
  );

export const theLastResumeMakesPayable: CardProperty = {
  name: 'the-last-resume-makes-payable',
  says: 'When the last actor has taken back its suspension, the card pays again without a new bind.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F06 ours',
  breaks: [
    { scenario: 'lossy-suspension', change: { with: { 'suspension-order': 'none' } } },
    { scenario: 'suspend-and-resume', change: { mutant: 'resume-needs-rebind' } },
  ],
  test: leadsTo(resumed, world => !allAreFree(world) || payable(world)),
};

/**
 * Sometimes: a card that every actor suspended and resumed is active, its record in the element.
 *
 * Clause: ours. Guards against an empty model. Catalogue F06.
 * Breaks when: a resumed row is not live.
 */
import { type CardProperty, sometimes } from '#sim';
import { boundCard } from '../world/storage.ts';
import { actorsOf, allAreFree } from '../world/suspensions.ts';

export const aSuspendedCardGetsLiveAgain: CardProperty = {
  name: 'a-suspended-card-gets-live-again',
  says: 'A card that issuer and owner both suspended is live again once both have taken it back.',
  kind: 'reachability',
  subject: 'cards',
  source: 'F06 ours',
  breaks: [{ scenario: 'suspend-and-resume', change: { mutant: 'resume-needs-rebind' } }],
  test: sometimes(
    world => allAreFree(world) && actorsOf(world).every(({ order }) => order === 2) && boundCard(world, 'debit'),
  ),
};

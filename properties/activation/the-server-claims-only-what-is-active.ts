/**
 * Stabilises: in the end a row that the auth server takes for active is that of the payment token which pays in its element.
 *
 * Clause: P2 [inf-M] for the result. Catalogue F02, the server's side.
 * Breaks when: the server takes a failed activation for a success.
 */
import { type CardProperty, stabilises, type WorldView } from '#sim';
import { activeToken, elementOf, isLive, rosterOf, rowsOf } from '../world/cards.ts';

const claimedOf = (world: WorldView) => rowsOf(world).filter(row => isLive(row) && row.activation === 'active');

export const theServerClaimsOnlyWhatIsActive: CardProperty = {
  name: 'the-server-claims-only-what-is-active',
  says: 'In the end a card that the auth server takes for active is the one that pays in its element.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F02 ours',
  breaks: [],
  test: stabilises(
    world =>
      claimedOf(world).every(({ element, cardType, token }) => {
        const device = rosterOf(world).devices.find(each => each.element === element)!;
        return activeToken(elementOf(world, device).durable, cardType!) === token;
      }),
    world => claimedOf(world).length > 0,
  ),
};

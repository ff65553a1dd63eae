/**
 * Stabilises: in the end the auth server takes for active exactly the live rows whose payment token pays in its element.
 *
 * Clause: P2 [inf-M] for the result. Catalogue F02, the server's side.
 * Breaks when: the server still takes a card for active that was deleted in the element.
 */
import { type CardProperty, stabilises, type WorldView } from '#sim';
import { activeToken, elementOf, isLive, rosterOf, rowsOf } from '../world/cards.ts';

const liveRows = (world: WorldView) => rowsOf(world).filter(row => isLive(row) && row.cardType !== undefined);

export const theServerKnowsWhichCardPays: CardProperty = {
  name: 'the-server-knows-which-card-pays',
  says: 'In the end the auth server takes for active exactly the cards that pay in their elements.',
  kind: 'liveness',
  onlyAsserted: true,
  subject: 'cards',
  source: 'F02 ours',
  breaks: [{ scenario: 'suspended-delete', change: { profile: 'published' } }],
  test: stabilises(
    world =>
      liveRows(world).every(({ element, cardType, token, activation }) => {
        const device = rosterOf(world).devices.find(each => each.element === element)!;
        return (activeToken(elementOf(world, device).durable, cardType!) === token) === (activation === 'active');
      }),
    world => liveRows(world).some(({ activation }) => activation === 'active'),
  ),
};

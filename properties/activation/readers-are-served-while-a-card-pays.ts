/**
 * Always, at rest: the instance of a type is served to readers if and only if a card of the type is active.
 *
 * Clause: GlobalPlatform Amendment C. Catalogue A04.
 * Breaks when: an activation leaves the instance switched off for readers.
 */
import { always, type CardProperty, type WorldView } from '#sim';
import { activeToken, atRest } from '../world/cards.ts';

/** For each instance at rest: whether it is served to readers, and whether a card of its type is active. */
const instancesAtRest = (world: WorldView) =>
  atRest(world).flatMap(memory =>
    memory.instances.map(({ cardType, contactless }) => ({
      isServed: contactless === 'ACTIVATED',
      pays: activeToken(memory, cardType) !== null,
    })),
  );

export const readersAreServedWhileACardPays: CardProperty = {
  name: 'readers-are-served-while-a-card-pays',
  says: 'At rest, the instance of a type is served to readers exactly while a card of the type is active.',
  kind: 'safety',
  subject: 'cards',
  source: 'A04 GlobalPlatform',
  breaks: [{ scenario: 'switch-card', change: { mutant: 'contactless-left-off' } }],
  test: always(
    world => instancesAtRest(world).every(({ isServed, pays }) => isServed === pays),
    world => instancesAtRest(world).some(({ isServed, pays }) => isServed || pays),
  ),
};

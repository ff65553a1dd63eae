/**
 * Always, at rest: the instance of a type is served to readers exactly while a card of the type is active.
 *
 * Clause: GlobalPlatform Amendment C. Catalogue A04.
 * Breaks when: the power goes between putting the old payment token aside and activating the new one.
 */
import { activeToken } from '#machines';
import { always, type Property } from '#sim';
import { atRest } from '../world/cards.ts';

export const readersAreServedWhileACardPays: Property = {
  name: 'readers-are-served-while-a-card-pays',
  says: 'At rest, the instance of a type is served to readers exactly while a card of the type is active.',
  kind: 'safety',
  subject: 'cards',
  source: 'A04 GlobalPlatform',
  breaks: [{ scenario: 'switch-card', change: { mutant: 'contactless-left-off' } }],
  test: always(world =>
    atRest(world).every(memory =>
      memory.instances.every(
        ({ cardType, contactless }) => (contactless === 'ACTIVATED') === (activeToken(memory, cardType) !== null),
      ),
    ),
  ),
};

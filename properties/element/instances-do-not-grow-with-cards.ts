/**
 * Always: the element has at most one universal card instance for each card type, for any number of bound cards.
 *
 * Clause: P1, P5 [seen]: instances are universal, stored once. Catalogue A07.
 * Breaks when: each bind adds an instance.
 */
import { cardTypes } from '#machines';
import { always, type CardProperty } from '#sim';
import { memoriesOf } from '../world/cards.ts';

export const instancesDoNotGrowWithCards: CardProperty = {
  name: 'instances-do-not-grow-with-cards',
  says: 'The element holds no more instances than there are card types, however many cards are bound.',
  kind: 'safety',
  subject: 'cards',
  source: 'A07 [seen] P1, P5',
  breaks: [{ scenario: 'first-bind', change: { mutant: 'instance-per-card' } }],
  test: always(
    world => memoriesOf(world).every(({ instances }) => instances.length <= cardTypes.length),
    world =>
      memoriesOf(world).some(({ instances, records }) => records.length > 0 || instances.length > cardTypes.length),
  ),
};

/**
 * Always: at most one record of a card type is activated.
 *
 * Clause: P2 [inf-H]: the personalised data of a type has one target payment token ([seen]), so one is active.
 * Catalogue A02.
 * Breaks when: the new card is activated without deactivating the old one.
 */
import { type CardRecord, type CardType, cardTypes, type Memory } from '#machines';
import { always, type CardProperty } from '#sim';
import { memoriesOf } from '../world/cards.ts';

const recordsOfType = ({ records }: Memory, type: CardType): readonly CardRecord[] =>
  records.filter(({ cardType }) => cardType === type);

const activeOf = (memory: Memory, type: CardType): readonly CardRecord[] =>
  recordsOfType(memory, type).filter(({ state }) => state === 'ACTIVATED');

export const oneActiveCardPerType: CardProperty = {
  name: 'one-active-card-per-type',
  says: 'At most one card of a type is active in the element.',
  kind: 'safety',
  subject: 'cards',
  source: 'A02 [inf-H] P2',
  breaks: [{ scenario: 'switch-card', change: { mutant: 'activate-no-deactivate' } }],
  test: always(
    world => memoriesOf(world).every(memory => cardTypes.every(type => activeOf(memory, type).length <= 1)),
    world =>
      memoriesOf(world).some(memory =>
        cardTypes.some(type => recordsOfType(memory, type).length > 1 && activeOf(memory, type).length > 0),
      ),
  ),
};

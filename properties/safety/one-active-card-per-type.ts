/**
 * Always: at most one record of a card type is activated.
 *
 * Clause: P2 [inf-H]: the personalised data of a type has one target payment token ([seen]), so one is active. Catalogue A02.
 * Breaks when: the new card is activated without putting the old one aside.
 */
import { cardTypes } from '#machines';
import { always, type Property } from '#sim';
import { memoriesOf } from '../world/cards.ts';

export const oneActiveCardPerType: Property = {
  name: 'one-active-card-per-type',
  says: 'At most one card of a type is active in the element.',
  kind: 'safety',
  subject: 'cards',
  source: 'A02 [inf-H] P2',
  breaks: [{ scenario: 'switch-card', change: { mutant: 'activate-no-deactivate' } }],
  test: always(world =>
    memoriesOf(world).every(({ records }) =>
      cardTypes.every(type => records.filter(each => each.cardType === type && each.state === 'ACTIVATED').length <= 1),
    ),
  ),
};

/**
 * Always: an instance in the state PERSO has its universal personalisation data, and only such an instance has a record or is
 * activated for readers.
 *
 * Clause: P1, P5 [seen]: the universal personalisation data are what the cards of a type share. Catalogue A03, A04.
 * Breaks when: the element calls the instance personalised before the data are written.
 */
import { always, type CardProperty } from '#sim';
import { memoriesOf } from '../world/cards.ts';

export const aPersonalisedInstanceHasItsData: CardProperty = {
  name: 'a-personalised-instance-has-its-data',
  says: 'A personalised instance has its universal data, and no other is activated for readers.',
  kind: 'safety',
  subject: 'cards',
  source: 'A03 A04 [seen] P1, P5 for the data, [inf-M] for the states',
  breaks: [{ scenario: 'provision', change: { mutant: 'personalised-before-its-data' } }],
  test: always(
    world =>
      memoriesOf(world).every(({ instances }) =>
        instances.every(
          ({ state, personalisation, contactless }) =>
            (state !== 'PERSO' || personalisation > 0) && (state === 'PERSO' || contactless === 'DEACTIVATED'),
        ),
      ),
    world => memoriesOf(world).some(({ instances }) => instances.length > 0),
  ),
};

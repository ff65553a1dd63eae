/**
 * Always: a migration that the server holds to be over, the old device's record erased, leaves no such record in any element.
 *
 * Clause: P4 [inf-M]: the old device erases and says so. Catalogue H04, for the record of a moved card.
 * Breaks when: the server takes the record to be erased without asking.
 */
import { always, type CardProperty } from '#sim';
import { jobsOf, recordsOf } from '../world/cards.ts';

export const erasedMeansErased: CardProperty = {
  name: 'erased-means-erased',
  says: 'Where the server holds the old record to be erased, no element has it.',
  kind: 'safety',
  subject: 'cards',
  source: 'H04 [inf-M] P4',
  breaks: [{ scenario: 'migrate-card', change: { mutant: 'forget-to-erase' } }],
  test: always(
    world =>
      jobsOf(world)
        .filter(({ state }) => state === 'done')
        .every(({ source }) => recordsOf(world).every(({ transaction }) => transaction !== source)),
    world => jobsOf(world).some(({ state }) => state === 'done'),
  ),
};

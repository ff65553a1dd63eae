/**
 * Stabilises: once the old device has returned, it has no record of a card that has moved.
 *
 * Clause: ours. Catalogue F10.
 * Breaks when: the old device gets no command to erase.
 */
import { type CardProperty, stabilises } from '#sim';
import { jobsOf, recordsOf } from '../world/cards.ts';

export const theOldDeviceErasesWhatMoved: CardProperty = {
  name: 'the-old-device-erases-what-moved',
  says: 'Once the old device is back it holds no record of a card that has moved away.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F10 ours',
  breaks: [{ scenario: 'late-return', change: { mutant: 'forget-to-erase' } }],
  test: stabilises(
    world => {
      const stored = recordsOf(world).map(({ transaction }) => transaction);
      return jobsOf(world).every(({ state, source }) => state === 'failed' || !stored.includes(source));
    },
    world => jobsOf(world).some(({ state }) => state !== 'failed'),
  ),
};

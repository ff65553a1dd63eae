/**
 * Stabilises: once the old device has returned, its element holds neither a record nor the payment token of a card that has moved.
 *
 * Clause: ours. Catalogue F10.
 * Breaks when: the old device gets no command to erase.
 */
import { type CardProperty, stabilises } from '#sim';
import { jobsOf } from '../world/cards.ts';
import { heldOf } from '../world/storage.ts';

export const theOldDeviceErasesWhatMoved: CardProperty = {
  name: 'the-old-device-erases-what-moved',
  says: 'Once the old device is back its element holds nothing of a card that has moved away.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F10 ours',
  breaks: [{ scenario: 'late-return', change: { mutant: 'forget-to-erase' } }],
  test: stabilises(
    world => {
      const stored = heldOf(world);
      return jobsOf(world).every(({ state, source }) => state === 'failed' || !stored.includes(source));
    },
    world => jobsOf(world).some(({ state }) => state !== 'failed'),
  ),
};

/**
 * Always: free, instances, records and journal add up to the element's capacity, and nothing is overdrawn.
 *
 * Clause: ours, with P5's stated aim of saving storage [seen]. Catalogue A08.
 * Breaks when: rolling back after a power loss does not give the journal's bytes back.
 */
import { always, type Property } from '#sim';
import { memoriesOf } from '../world/cards.ts';

export const everyByteIsAccountedFor: Property = {
  name: 'every-byte-is-accounted-for',
  says: 'Free memory, instances, records and journal add up to the capacity of the element.',
  kind: 'safety',
  subject: 'cards',
  source: 'A08 ours',
  breaks: [{ scenario: 'lossy-bind', change: { mutant: 'journal-leak' } }],
  test: always(world =>
    memoriesOf(world).every(({ capacity, free, instances, records, journal }) => {
      const used = [...instances, ...records].reduce((sum, { bytes }) => sum + bytes, journal?.bytes ?? 0);
      return free >= 0 && free + used === capacity;
    }),
  ),
};

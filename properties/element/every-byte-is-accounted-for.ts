/**
 * Always: free, instances, records and journal add up to the element's capacity, and nothing is overdrawn.
 *
 * Clause: ours, with P5's stated aim of saving storage [seen]. Catalogue A08.
 * Breaks when: rolling back after a power loss does not give the journal's bytes back.
 */
import type { Memory } from '#machines';
import { always, type Property } from '#sim';
import { memoriesOf } from '../world/cards.ts';

const bytesOf = (parts: readonly { readonly bytes: number }[]): number =>
  parts.reduce((sum, { bytes }) => sum + bytes, 0);

/** Whether something besides the instances takes memory, or took it. */
const isInUse = ({ capacity, free, instances, records, journal }: Memory): boolean =>
  records.length > 0 || journal !== null || free + bytesOf(instances) !== capacity;

export const everyByteIsAccountedFor: Property = {
  name: 'every-byte-is-accounted-for',
  says: 'Free memory, instances, records and journal add up to the capacity of the element.',
  kind: 'safety',
  subject: 'cards',
  source: 'A08 ours',
  breaks: [{ scenario: 'lossy-bind', change: { mutant: 'journal-leak' } }],
  test: always(
    world =>
      memoriesOf(world).every(({ capacity, free, instances, records, journal }) => {
        const used = bytesOf(instances) + bytesOf(records) + (journal?.bytes ?? 0);
        return free >= 0 && free + used === capacity;
      }),
    world => memoriesOf(world).some(isInUse),
  ),
};

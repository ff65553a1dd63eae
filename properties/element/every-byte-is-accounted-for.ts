/**
 * Always: free memory, instances, records and journal add up to the element's capacity, and free memory is not
 * negative.
 *
 * Clause: ours, with P5's stated aim of saving storage [seen]. Catalogue A08.
 * Breaks when: a rollback after a power loss does not free the journal's bytes.
 */
import type { Memory } from '#machines';
import { always, type CardProperty } from '#sim';
import { memoriesOf } from '../world/cards.ts';

const bytesOf = (parts: readonly { readonly bytes: number }[]): number =>
  parts.reduce((sum, { bytes }) => sum + bytes, 0);

/** Whether a record or a journal takes memory, or memory is missing. */
const isInUse = ({ capacity, free, instances, records, journal }: Memory): boolean =>
  records.length > 0 || journal !== null || free + bytesOf(instances) !== capacity;

export const everyByteIsAccountedFor: CardProperty = {
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

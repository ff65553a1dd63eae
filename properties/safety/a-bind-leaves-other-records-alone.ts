/**
 * Step: a record is changed or removed only on behalf of its own card.
 *
 * Clause: P1, P5 [inf-H]: a record belongs to one card. Catalogue A06.
 * Breaks when: every record is stored into the first slot, over the one that stands there.
 */
import { type CardRecord, type ElementContext, secureElement } from '#machines';
import { everyStep, type Property, type WorldView } from '#sim';
import { memoryOf } from '../world/cards.ts';

const same = (one: CardRecord, two: CardRecord): boolean =>
  one.slot === two.slot &&
  one.transaction === two.transaction &&
  one.cardType === two.cardType &&
  one.bytes === two.bytes;

/** The transaction identifiers the element may touch: of the command under way, and of an open journal. */
function inHand(world: WorldView): readonly (string | undefined)[] {
  const { durable, volatile } = world.local(secureElement).context as ElementContext;
  const command = volatile.command as { transaction?: string } | null;
  return [command?.transaction, durable.journal?.transaction];
}

export const aBindLeavesOtherRecordsAlone: Property = {
  name: 'a-bind-leaves-other-records-alone',
  says: 'A record is changed or removed only by a command for its own card.',
  kind: 'safety',
  subject: 'cards',
  source: 'A06 [inf-H] P1, P5',
  breaks: [{ scenario: 'two-cards', change: { mutant: 'store-into-first-slot' } }],
  test: everyStep(({ before, after }) => {
    const now = memoryOf(after).records;
    const own = inHand(before);
    return memoryOf(before).records.every(
      was => own.includes(was.transaction) || now.some(record => same(record, was)),
    );
  }),
};

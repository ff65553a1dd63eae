/**
 * Step: a record is changed or removed only on behalf of its own card.
 *
 * Clause: P1, P5 [inf-H]: a record belongs to one card. Catalogue A06.
 * Breaks when: every record is stored into the first slot, over the record already there.
 */

import type { CardRecord, ElementContext } from '#machines';
import { type CardProperty, everyStep, type StepView } from '#sim';
import { elementOf, rosterOf } from '../world/cards.ts';

const same = (one: CardRecord, two: CardRecord): boolean =>
  one.slot === two.slot &&
  one.transaction === two.transaction &&
  one.cardType === two.cardType &&
  one.bytes === two.bytes;

/**
 * The transaction identifiers of the records that an element may change: of its current command and of an open journal.
 */
function inHand({ durable, volatile }: ElementContext): readonly (string | undefined)[] {
  const command = volatile.command as { transaction?: string } | null;
  return [command?.transaction, (durable.journal as { transaction?: string } | null)?.transaction];
}

/**
 * For each element: whether it executes a command, the records of other cards before the step, all records after it.
 */
const others = ({ before, after }: StepView) =>
  rosterOf(before).devices.map(device => {
    const was = elementOf(before, device);
    const own = inHand(was);
    return {
      isAtWork: own.some(each => each !== undefined),
      foreign: was.durable.records.filter(({ transaction }) => !own.includes(transaction)),
      now: elementOf(after, device).durable.records,
    };
  });

const isLeftAlone = (record: CardRecord, now: readonly CardRecord[]): boolean => now.some(each => same(each, record));

export const aBindLeavesOtherRecordsAlone: CardProperty = {
  name: 'a-bind-leaves-other-records-alone',
  says: 'A record is changed or removed only by a command for its own card.',
  kind: 'safety',
  subject: 'cards',
  source: 'A06 [inf-H] P1, P5',
  breaks: [{ scenario: 'two-cards', change: { mutant: 'store-into-first-slot' } }],
  test: everyStep(
    step => others(step).every(({ foreign, now }) => foreign.every(record => isLeftAlone(record, now))),
    step =>
      others(step).some(({ isAtWork, foreign, now }) => foreign.some(record => isAtWork || !isLeftAlone(record, now))),
  ),
};

/**
 * WHAT must hold: one property a file, named as a sentence that is true when all is well.
 *
 * world/         what properties read of a card world
 * observers/     small charts that carry history
 * safety/        always, on worlds and on steps
 * liveness/      leadsTo, eventually, stabilises
 * reachability/  sometimes: the guards against an empty model
 */
import type { Property } from '#sim';
import { everyBindSettles } from './liveness/every-bind-settles.ts';
import { noOrphanIsLeft } from './liveness/no-orphan-is-left.ts';
import { aCreditCardGetsBound } from './reachability/a-credit-card-gets-bound.ts';
import { aDebitCardGetsBound } from './reachability/a-debit-card-gets-bound.ts';
import { aBindLeavesOtherRecordsAlone } from './safety/a-bind-leaves-other-records-alone.ts';
import { bindingLeavesSharedInstancesAlone } from './safety/binding-leaves-shared-instances-alone.ts';
import { everyByteIsAccountedFor } from './safety/every-byte-is-accounted-for.ts';
import { everyRecordHasARowBehindIt } from './safety/every-record-has-a-row-behind-it.ts';
import { instancesDoNotGrowWithCards } from './safety/instances-do-not-grow-with-cards.ts';
import { noMessageGoesUnheard } from './safety/no-message-goes-unheard.ts';
import { oneLiveRowPerCard } from './safety/one-live-row-per-card.ts';
import { oneRequestOneRow } from './safety/one-request-one-row.ts';
import { recordsMatchTheirCardsType } from './safety/records-match-their-cards-type.ts';
import { resourceManagersAgree } from './safety/resource-managers-agree.ts';
import { whatDoesNotFitChangesNothing } from './safety/what-does-not-fit-changes-nothing.ts';

/** Every property, in the order lists show them. */
export const catalogue: readonly Property[] = [
  recordsMatchTheirCardsType,
  bindingLeavesSharedInstancesAlone,
  aBindLeavesOtherRecordsAlone,
  instancesDoNotGrowWithCards,
  everyByteIsAccountedFor,
  whatDoesNotFitChangesNothing,
  oneLiveRowPerCard,
  everyRecordHasARowBehindIt,
  oneRequestOneRow,
  noMessageGoesUnheard,
  everyBindSettles,
  noOrphanIsLeft,
  aDebitCardGetsBound,
  aCreditCardGetsBound,
  resourceManagersAgree,
];

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
import { aMigratingCardIsNeverLost } from './liveness/a-migrating-card-is-never-lost.ts';
import { aNewAppFindsItsCards } from './liveness/a-new-app-finds-its-cards.ts';
import { allViewsAgreeInTheEnd } from './liveness/all-views-agree-in-the-end.ts';
import { everyBindSettles } from './liveness/every-bind-settles.ts';
import { everyDeletionEnds } from './liveness/every-deletion-ends.ts';
import { everyMigrationSettles } from './liveness/every-migration-settles.ts';
import { everyPaymentSettles } from './liveness/every-payment-settles.ts';
import { noOrphanIsLeft } from './liveness/no-orphan-is-left.ts';
import { oneSilentIssuerHoldsUpNoOther } from './liveness/one-silent-issuer-holds-up-no-other.ts';
import { powerLossHeals } from './liveness/power-loss-heals.ts';
import { spaceComesBack } from './liveness/space-comes-back.ts';
import { theCardPickedPays } from './liveness/the-card-picked-pays.ts';
import { theLastResumeMakesPayable } from './liveness/the-last-resume-makes-payable.ts';
import { theOldDeviceErasesWhatMoved } from './liveness/the-old-device-erases-what-moved.ts';
import { aCardGetsBoundByOneTap } from './reachability/a-card-gets-bound-by-one-tap.ts';
import { aCardMoves } from './reachability/a-card-moves.ts';
import { aCreditCardGetsBound } from './reachability/a-credit-card-gets-bound.ts';
import { aDebitCardGetsBound } from './reachability/a-debit-card-gets-bound.ts';
import { aDeletedCardGetsBoundAgain } from './reachability/a-deleted-card-gets-bound-again.ts';
import { aFirstCardGetsListed } from './reachability/a-first-card-gets-listed.ts';
import { aLostRecordComesBack } from './reachability/a-lost-record-comes-back.ts';
import { aPaymentGetsApproved } from './reachability/a-payment-gets-approved.ts';
import { aSuspendedCardGetsLiveAgain } from './reachability/a-suspended-card-gets-live-again.ts';
import { anotherCardGetsActive } from './reachability/another-card-gets-active.ts';
import { aBindLeavesOtherRecordsAlone } from './safety/a-bind-leaves-other-records-alone.ts';
import { aCodeProvesOnlyItsOwnCard } from './safety/a-code-proves-only-its-own-card.ts';
import { aCodeWorksOnce } from './safety/a-code-works-once.ts';
import { aCounterIsAcceptedOnce } from './safety/a-counter-is-accepted-once.ts';
import { aDeletedCardDoesNotMove } from './safety/a-deleted-card-does-not-move.ts';
import { aMovedCardIsDeadWhereItWas } from './safety/a-moved-card-is-dead-where-it-was.ts';
import { aProofStandsForOneToken } from './safety/a-proof-stands-for-one-token.ts';
import { aShownCardIsBoundThere } from './safety/a-shown-card-is-bound-there.ts';
import { aSuspendedCardMovesSuspended } from './safety/a-suspended-card-moves-suspended.ts';
import { aSwitchLeavesACardPaying } from './safety/a-switch-leaves-a-card-paying.ts';
import { aTapKeepsItsToken } from './safety/a-tap-keeps-its-token.ts';
import { aWipedDeviceIsNoSource } from './safety/a-wiped-device-is-no-source.ts';
import { activationsNeverGoBack } from './safety/activations-never-go-back.ts';
import { activeMeansLoaded } from './safety/active-means-loaded.ts';
import { activeNeedsIdentityVerification } from './safety/active-needs-identity-verification.ts';
import { activeRowsHaveTheirIssuersWord } from './safety/active-rows-have-their-issuers-word.ts';
import { approvedOnlyIfLive } from './safety/approved-only-if-live.ts';
import { bindingLeavesSharedInstancesAlone } from './safety/binding-leaves-shared-instances-alone.ts';
import { blockedCardsAreNeverActive } from './safety/blocked-cards-are-never-active.ts';
import { cardListsAreMasked } from './safety/card-lists-are-masked.ts';
import { cardListsGoOnlyToTheirOwner } from './safety/card-lists-go-only-to-their-owner.ts';
import { cardsMoveBetweenListedDevices } from './safety/cards-move-between-listed-devices.ts';
import { cardsMoveOnlyInTheirOwnersSession } from './safety/cards-move-only-in-their-owners-session.ts';
import { deletedCardsStayDeleted } from './safety/deleted-cards-stay-deleted.ts';
import { deletedRowsNeverChange } from './safety/deleted-rows-never-change.ts';
import { eachActorLiftsOnlyItsOwn } from './safety/each-actor-lifts-only-its-own.ts';
import { eachRecordIsOneOfAKind } from './safety/each-record-is-one-of-a-kind.ts';
import { everyByteIsAccountedFor } from './safety/every-byte-is-accounted-for.ts';
import { everyMigrationWasApproved } from './safety/every-migration-was-approved.ts';
import { everyRecordHasARowBehindIt } from './safety/every-record-has-a-row-behind-it.ts';
import { identifiersAreNeverReused } from './safety/identifiers-are-never-reused.ts';
import { instancesDoNotGrowWithCards } from './safety/instances-do-not-grow-with-cards.ts';
import { movingMakesFreshCredentials } from './safety/moving-makes-fresh-credentials.ts';
import { noCardPaysTwiceByMoving } from './safety/no-card-pays-twice-by-moving.ts';
import { noCommandStaysHalfDone } from './safety/no-command-stays-half-done.ts';
import { noDoubleCharge } from './safety/no-double-charge.ts';
import { noMessageGoesUnheard } from './safety/no-message-goes-unheard.ts';
import { noRecordWithoutItsInstance } from './safety/no-record-without-its-instance.ts';
import { noTwoJobsMoveOneCard } from './safety/no-two-jobs-move-one-card.ts';
import { nothingIsApprovedWhileSuspended } from './safety/nothing-is-approved-while-suspended.ts';
import { oneActiveCardPerType } from './safety/one-active-card-per-type.ts';
import { oneApprovalPerProof } from './safety/one-approval-per-proof.ts';
import { oneLiveRowPerCard } from './safety/one-live-row-per-card.ts';
import { oneRequestOneRow } from './safety/one-request-one-row.ts';
import { onlyTheChosenCardMoves } from './safety/only-the-chosen-card-moves.ts';
import { onlyTheOwnerBinds } from './safety/only-the-owner-binds.ts';
import { ownerIsToldBeforeACardMoves } from './safety/owner-is-told-before-a-card-moves.ts';
import { readersAreServedWhileACardPays } from './safety/readers-are-served-while-a-card-pays.ts';
import { recordsMatchTheirCardsType } from './safety/records-match-their-cards-type.ts';
import { resourceManagersAgree } from './safety/resource-managers-agree.ts';
import { stuckOnlyInFinalStates } from './safety/stuck-only-in-final-states.ts';
import { suspendedMeansSomebodyHoldsIt } from './safety/suspended-means-somebody-holds-it.ts';
import { theCardShownIsTheCardActive } from './safety/the-card-shown-is-the-card-active.ts';
import { theCardShownIsTheCardCharged } from './safety/the-card-shown-is-the-card-charged.ts';
import { theCounterGoesUpByOne } from './safety/the-counter-goes-up-by-one.ts';
import { theIssuerBindsWhatWasAsked } from './safety/the-issuer-binds-what-was-asked.ts';
import { theTypeIsOneFromEndToEnd } from './safety/the-type-is-one-from-end-to-end.ts';
import { toldDeletedMeansFenced } from './safety/told-deleted-means-fenced.ts';
import { verificationDoesNotTransfer } from './safety/verification-does-not-transfer.ts';
import { whatDoesNotFitChangesNothing } from './safety/what-does-not-fit-changes-nothing.ts';
import { whatThePayerIsToldIsSo } from './safety/what-the-payer-is-told-is-so.ts';
import { wrongCodesAreBounded } from './safety/wrong-codes-are-bounded.ts';

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
  oneActiveCardPerType,
  activeMeansLoaded,
  readersAreServedWhileACardPays,
  noCommandStaysHalfDone,
  activationsNeverGoBack,
  aSwitchLeavesACardPaying,
  theCardShownIsTheCardActive,
  cardsMoveOnlyInTheirOwnersSession,
  everyMigrationWasApproved,
  ownerIsToldBeforeACardMoves,
  cardsMoveBetweenListedDevices,
  noCardPaysTwiceByMoving,
  movingMakesFreshCredentials,
  aMovedCardIsDeadWhereItWas,
  onlyTheChosenCardMoves,
  noTwoJobsMoveOneCard,
  aDeletedCardDoesNotMove,
  aWipedDeviceIsNoSource,
  aShownCardIsBoundThere,
  cardListsGoOnlyToTheirOwner,
  cardListsAreMasked,
  onlyTheOwnerBinds,
  theIssuerBindsWhatWasAsked,
  activeRowsHaveTheirIssuersWord,
  activeNeedsIdentityVerification,
  verificationDoesNotTransfer,
  aCodeProvesOnlyItsOwnCard,
  aCodeWorksOnce,
  wrongCodesAreBounded,
  theCounterGoesUpByOne,
  aTapKeepsItsToken,
  approvedOnlyIfLive,
  oneApprovalPerProof,
  aProofStandsForOneToken,
  aCounterIsAcceptedOnce,
  theTypeIsOneFromEndToEnd,
  noDoubleCharge,
  theCardShownIsTheCardCharged,
  whatThePayerIsToldIsSo,
  deletedCardsStayDeleted,
  deletedRowsNeverChange,
  eachRecordIsOneOfAKind,
  identifiersAreNeverReused,
  noRecordWithoutItsInstance,
  toldDeletedMeansFenced,
  suspendedMeansSomebodyHoldsIt,
  eachActorLiftsOnlyItsOwn,
  blockedCardsAreNeverActive,
  nothingIsApprovedWhileSuspended,
  aSuspendedCardMovesSuspended,
  noMessageGoesUnheard,
  everyBindSettles,
  everyPaymentSettles,
  noOrphanIsLeft,
  theCardPickedPays,
  powerLossHeals,
  aMigratingCardIsNeverLost,
  everyMigrationSettles,
  theOldDeviceErasesWhatMoved,
  aNewAppFindsItsCards,
  allViewsAgreeInTheEnd,
  everyDeletionEnds,
  spaceComesBack,
  theLastResumeMakesPayable,
  aDebitCardGetsBound,
  aCreditCardGetsBound,
  anotherCardGetsActive,
  aDeletedCardGetsBoundAgain,
  aLostRecordComesBack,
  aCardMoves,
  oneSilentIssuerHoldsUpNoOther,
  aCardGetsBoundByOneTap,
  aFirstCardGetsListed,
  aPaymentGetsApproved,
  aSuspendedCardGetsLiveAgain,
  resourceManagersAgree,
  stuckOnlyInFinalStates,
];

/**
 * The properties: one file for each, named by a sentence that is true of a correct system, in a folder for its subject.
 * Its `kind` is safety, liveness, reachability or secrecy.
 *
 * world/         readers of a card world for properties, and the predicates of their own
 * element/       the memory of the secure element, in every protocol
 * binding/       a card, its row and its record
 * activation/    the one card of a type that pays
 * payment/       a tap, its proof, its charge
 * one-tap/       lists, codes and issuers of binding by one tap
 * deletion/      deleted cards, and the cards of a reinstalled app
 * migration/     moving a card to another device
 * suspension/    suspending a card and letting it pay again
 * answers/       requests and their answers, retries, and what people are told
 * any-protocol/  properties of every system of charts
 * samples/       protocols that are not about cards
 * catalogue/     the register: one line for each property
 * survivors/     why a mutant that an operator makes may survive
 *
 * An observer (`…-observer.ts`), a small chart that records reports, is in the folder of the properties that read it.
 */
export { noMessageGoesUnheard } from './any-protocol/no-message-goes-unheard.ts';
export { stuckOnlyInFinalStates } from './any-protocol/stuck-only-in-final-states.ts';
export { isAbout, type Reason, reasonFor, reasons } from './survivors/reasons.ts';

import type { CardProperty } from '#sim';
import * as every from './catalogue/every-property.ts';

/** The properties in the order of lists and outcomes. Properties that are not in this list follow them, by name. */
const placed: readonly CardProperty[] = [
  every.recordsMatchTheirCardsType,
  every.aGuessBindsNoCard,
  every.bindingLeavesSharedInstancesAlone,
  every.aBindLeavesOtherRecordsAlone,
  every.instancesDoNotGrowWithCards,
  every.everyByteIsAccountedFor,
  every.whatDoesNotFitChangesNothing,
  every.oneLiveRowPerCard,
  every.everyRecordHasARowBehindIt,
  every.oneRequestOneRow,
  every.oneActiveCardPerType,
  every.activeMeansLoaded,
  every.readersAreServedWhileACardPays,
  every.noCommandStaysHalfDone,
  every.activationsNeverGoBack,
  every.aSwitchLeavesACardPaying,
  every.theCardShownIsTheCardActive,
  every.cardsMoveOnlyInTheirOwnersSession,
  every.everyMigrationWasApproved,
  every.ownerIsToldBeforeACardMoves,
  every.cardsMoveBetweenListedDevices,
  every.noCardPaysTwiceByMoving,
  every.movingMakesFreshCredentials,
  every.aMovedCardIsDeadWhereItWas,
  every.onlyTheChosenCardMoves,
  every.noTwoJobsMoveOneCard,
  every.aDeletedCardDoesNotMove,
  every.aWipedDeviceIsNoSource,
  every.aShownCardIsBoundThere,
  every.cardListsGoOnlyToTheirOwner,
  every.cardListsAreMasked,
  every.onlyTheOwnerBinds,
  every.theIssuerBindsWhatWasAsked,
  every.activeRowsHaveTheirIssuersWord,
  every.activeNeedsIdentityVerification,
  every.verificationDoesNotTransfer,
  every.aCodeProvesOnlyItsOwnCard,
  every.aCodeWorksOnce,
  every.wrongCodesAreBounded,
  every.theCounterGoesUpByOne,
  every.aTapKeepsItsToken,
  every.approvedOnlyIfLive,
  every.oneApprovalPerProof,
  every.aProofStandsForOneToken,
  every.aCounterIsAcceptedOnce,
  every.theDirectoryListsWhatPays,
  every.theTypeIsOneFromEndToEnd,
  every.theIdentifiersAreOfOneRow,
  every.noDoubleCharge,
  every.theCardsOwnIssuerDecides,
  every.noChargeAfterTheIssuersNo,
  every.theCardShownIsTheCardCharged,
  every.whatThePayerIsToldIsSo,
  every.deletedCardsStayDeleted,
  every.deletedRowsNeverChange,
  every.eachRecordIsOneOfAKind,
  every.identifiersAreNeverReused,
  every.noRecordWithoutItsInstance,
  every.toldDeletedMeansFenced,
  every.suspendedMeansSomebodyHoldsIt,
  every.eachActorLiftsOnlyItsOwn,
  every.blockedCardsAreNeverActive,
  every.nothingIsApprovedWhileSuspended,
  every.aSuspendedCardMovesSuspended,
  every.noMessageGoesUnheard,
  every.everyBindSettles,
  every.everyPaymentSettles,
  every.noOrphanIsLeft,
  every.theCardPickedPays,
  every.powerLossHeals,
  every.aMigratingCardIsNeverLost,
  every.everyMigrationSettles,
  every.theOldDeviceErasesWhatMoved,
  every.aNewAppFindsItsCards,
  every.allViewsAgreeInTheEnd,
  every.everyDeletionEnds,
  every.spaceComesBack,
  every.theLastResumeMakesPayable,
  every.aDebitCardGetsBound,
  every.aCreditCardGetsBound,
  every.anotherCardGetsActive,
  every.aDeletedCardGetsBoundAgain,
  every.aLostRecordComesBack,
  every.aCardMoves,
  every.oneSilentIssuerHoldsUpNoOther,
  every.aCardGetsBoundByOneTap,
  every.aFirstCardGetsListed,
  every.aPaymentGetsApproved,
  every.anIssuerDeclinesAPayment,
  every.aSuspendedCardGetsLiveAgain,
  every.resourceManagersAgree,
  every.stuckOnlyInFinalStates,
  every.devicesAreShownOnlyToTheirAccount,
  every.issuersKnowWhatIsBound,
  every.bindRequestsGoToTheCardsIssuer,
  every.instructionsNameTheCardsType,
  every.noRequestStaysOpen,
  every.theWalletKnowsWhichCardPays,
  every.sessionsAgreeInTheEnd,
  every.cardsAreShownOnlyToTheirAccount,
  every.allCardsMove,
  every.instancesArePersonalisedInOrder,
  every.aPersonalisedInstanceHasItsData,
  every.theServerKnowsWhichTypesAreServed,
  every.everyInstanceIsProvisioned,
  every.erasedMeansErased,
  every.aConfirmedDeletionIsFinal,
  every.aCardGetsBoundAfterARefusal,
  every.fieldsTakeNoMemoryForCards,
  every.instructionsAreNoOlderThanAccepted,
  every.cardsAreDeletedOnlyAtTheirHoldersWish,
  every.aRepeatedRequestSaysTheSame,
  every.answersAreAboutWhatWasAsked,
  every.lateAnswersAreTaken,
  every.newsChangesOnlyWhatItIsAbout,
  every.noAnswerIsMissing,
  every.oneLossCostsOneRetry,
  every.requestsComeFromPeople,
  every.whatTheHolderIsToldIsSo,
  every.reasonsAreTrue,
  every.aDeviceThatGivesUpSaysSo,
  every.whatTheHolderIsToldIsKnown,
  every.theServerKnowsWhichCardPays,
  every.theWalletHasWhatIsBound,
  every.signingOutEndsTheSession,
  every.aNewAppShowsOnlyItsUsersCards,
  every.aRowBecomesActiveWithItsRecord,
  every.numbersNeverGoBack,
];

const byName = (one: CardProperty, other: CardProperty): number => (one.name < other.name ? -1 : 1);

/** Every property, in the order of lists. */
export const catalogue: readonly CardProperty[] = [...new Set([...placed, ...Object.values(every).sort(byName)])];

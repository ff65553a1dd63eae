/**
 * WHAT each party does: XState statecharts, pure. No network, no clock, no chance.
 *
 * chart/           what any protocol's charts need: parties, events, effects, links, systems
 * samples/         protocols that are not about cards
 * protocol/        what the card parties share: messages, cards, safeguards, readings, time-outs
 * environment/     the card holder, the point of sale
 * terminal/        the wallet app
 * secure-element/  shared instances, one small record a bound card, memory in bytes, power that can be cut
 * auth-server/     the registry of binding rows
 * issuer-server/   vouches for its cards and charges them
 * mutation/        charts changed by operators, of any protocol
 * mutants/         named small faults of a chart, written by hand
 */

export { authServerChart } from './auth-server/auth-server.ts';
export type { AuthServerContext, BindingRow, Job, Transaction } from './auth-server/context.ts';
export { isSpent } from './auth-server/payment/verification.ts';
export { isLive } from './auth-server/row/deletion-memory.ts';
export { unexpected as unexpectedByAuthServer } from './auth-server/unexpected.ts';
export type { Send } from './chart/effect.ts';
export { broadcast, delivered, effects, reply, reportFrom, send, senderOf, sendFrom } from './chart/effect.ts';
export type { ChartEvent, Envelope, Message, PartyName, Report } from './chart/event.ts';
export type {
  Failure,
  Fault,
  GroupFault,
  GroupFaults,
  GroupRecovery,
  PartyFault,
  PartyFaults,
  PartyRecovery,
} from './chart/fault.ts';
export { crash } from './chart/fault.ts';
export type { Link } from './chart/link.ts';
export { ownParams } from './chart/own-params.ts';
export type { Party } from './chart/party.ts';
export type { Group, System } from './chart/system.ts';
export type { Unexpected, UnexpectedByRegion } from './chart/unexpected.ts';
export { holderAnswers, migrationAnswers } from './environment/card-holder/answers.ts';
export { cardHolderChart } from './environment/card-holder/card-holder.ts';
export { unexpected as unexpectedByCardHolder } from './environment/card-holder/unexpected.ts';
export { pointOfSaleChart } from './environment/point-of-sale/point-of-sale.ts';
export type { PointOfSaleContext } from './environment/point-of-sale/sale.ts';
export { unexpected as unexpectedByPointOfSale } from './environment/point-of-sale/unexpected.ts';
export type { Decision as IssuerDecision, IssuerContext, Link as IssuerLink, Triple } from './issuer-server/context.ts';
export { issuerServerChart } from './issuer-server/issuer-server.ts';
export { type LayerName, layerNames } from './layers/region-of.ts';
export { mutants } from './mutants/catalogue.ts';
export type { Mutant } from './mutants/mutant.ts';
export { type OperatorName, operators } from './mutation/change.ts';
export { hashOf } from './mutation/hash.ts';
export { type Mutation, mutated, mutationsOf, raisedIn } from './mutation/mutation.ts';
export { type General, stateName } from './mutation/place.ts';
export type { Card, CardType, Device, Roster, SignedIn } from './protocol/card.ts';
export { cardTypes, phone } from './protocol/card.ts';
export type { CardSystem } from './protocol/card-system.ts';
export { cardFaults, leave, reinstall, tear } from './protocol/fault.ts';
export { firstInstallation, nonceOf, paymentTokenOf, transactionOf } from './protocol/identifier.ts';
export type { MessageType } from './protocol/message.ts';
export { messages } from './protocol/message.ts';
export type { ListedCard } from './protocol/messages/one-tap.ts';
export { codeOf } from './protocol/messages/one-tap.ts';
export type { Terms } from './protocol/party-name.ts';
export {
  authServer,
  cardHolder,
  issuerOf,
  issuerServer,
  otherIssuerServer,
  pointOfSale,
} from './protocol/party-name.ts';
export type { Proof } from './protocol/proof.ts';
export { verifiesFor } from './protocol/proof.ts';
export type { ReadingValues } from './protocol/reading.ts';
export { usualReadings } from './protocol/reading.ts';
export type { ProfileName, SafeguardName, SafeguardValues } from './protocol/safeguard.ts';
export { profile, profileNames, safeguards } from './protocol/safeguard.ts';
export type { ActorState } from './protocol/suspension-life.ts';
export type { Been } from './samples/remembering.ts';
export { remembering } from './samples/remembering.ts';
export { twoPhaseCommit } from './samples/two-phase-commit.ts';
export type { CardRecord, ElementContext, Memory } from './secure-element/context.ts';
export { secureElementChart } from './secure-element/secure-element.ts';
export { activeToken } from './secure-element/selection.ts';
export type { TerminalContext } from './terminal/context.ts';
export { terminalChart } from './terminal/terminal.ts';
export { unexpected as unexpectedByTerminal } from './terminal/unexpected.ts';

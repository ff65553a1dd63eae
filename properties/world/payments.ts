/**
 * Readers of a world for payment properties: transactions, charges, proofs in all places, the card holder's knowledge.
 */

import {
  type AuthServerContext,
  authServer,
  cardHolder,
  type IssuerContext,
  type IssuerDecision,
  issuerOf,
  nonceOf,
  type PointOfSaleContext,
  type Proof,
  type Transaction,
} from '#machines';
import type { StepView, WorldView } from '#sim';
import { rosterOf, rowsOf } from './cards.ts';

/** The auth server's transactions, declined ones included. */
export function transactionsOf(world: WorldView): readonly Transaction[] {
  const { durable } = world.local(authServer).context as AuthServerContext;
  return durable.transactions.filter(each => each !== null);
}

/** Whether a transaction was accepted at verification, whatever the issuer decides. */
export function isAccepted({ reason }: Transaction): boolean {
  return reason === undefined;
}

/** The transactions accepted at verification. */
export function acceptedOf(world: WorldView): readonly Transaction[] {
  return transactionsOf(world).filter(isAccepted);
}

/** Whether any transaction was accepted at verification. */
export function hasAccepted(world: WorldView): boolean {
  return acceptedOf(world).length > 0;
}

/** The transactions judged in a step, accepted or declined. */
export function judgedIn({ before, after }: StepView): readonly Transaction[] {
  const known = transactionsOf(before).map(({ authorisation }) => authorisation);
  return transactionsOf(after).filter(({ authorisation }) => !known.includes(authorisation));
}

/** A decision about an authorisation, and the issuer that made it. */
export interface IssuedDecision extends IssuerDecision {
  readonly issuer: string;
}

/** What the issuers have decided, charges and declines, from the ledger of each. */
export function decisionsOf(world: WorldView): readonly IssuedDecision[] {
  const roster = rosterOf(world);
  const issuers = [...new Set(roster.cards.map(({ name }) => issuerOf(roster, name)))];
  return issuers.flatMap(issuer =>
    (world.local(issuer).context as IssuerContext).durable.ledger.map(decision => ({ ...decision, issuer })),
  );
}

/** The charges that were made in a step. */
export function chargedIn({ before, after }: StepView): readonly IssuedDecision[] {
  const known = decisionsOf(before);
  const of = (all: readonly IssuedDecision[], issuer: string) => all.filter(each => each.issuer === issuer);
  return decisionsOf(after).filter(
    (each, at, all) =>
      each.outcome === 'approved' && of(all.slice(0, at), each.issuer).length >= of(known, each.issuer).length,
  );
}

/** The nonces of the gestures charged, one for each charge of an issuer; empty where no transaction is behind it. */
export function chargedGestures(world: WorldView): readonly string[] {
  return decisionsOf(world)
    .filter(({ outcome }) => outcome === 'approved')
    .map(
      charge => transactionsOf(world).find(({ authorisation }) => authorisation === charge.authorisation)?.nonce ?? '',
    );
}

/** The card holder's knowledge of the last payment; undefined without a point of sale. */
export function holderPaid(world: WorldView): string | undefined {
  return (world.local(cardHolder).value as { payment?: string }).payment;
}

/** The stored data of each point of sale. */
function tillsOf(world: WorldView): readonly (PointOfSaleContext['durable'] & { readonly shop: string })[] {
  return (rosterOf(world).shops ?? []).map(shop => ({
    shop,
    ...(world.local(shop).context as PointOfSaleContext).durable,
  }));
}

/** Whether the last gesture at a point of sale is charged. */
export function lastGestureIsCharged(world: WorldView): boolean {
  const charged = chargedGestures(world);
  return tillsOf(world).some(({ shop, gestures }) => charged.includes(nonceOf(shop, gestures)));
}

/** Every proof in the world: in flight, at a point of sale, or verified. A party that has a proof can present it. */
export function proofsOf(world: WorldView): readonly Proof[] {
  const shops = rosterOf(world).shops ?? [];
  if (shops.length === 0) return [];
  const underWay = [authServer, ...shops].flatMap(party =>
    world.inbox(party).flatMap(({ message }) => (message.proof as Proof | undefined) ?? []),
  );
  const kept = tillsOf(world).flatMap(({ sale }) => sale?.proof ?? []);
  return [...underWay, ...kept, ...transactionsOf(world).map(({ proof }) => proof)];
}

/** The payment tokens of the element and card type whose instance signed a proof. */
export function tokensBeside(world: WorldView, { key }: Proof): readonly string[] {
  return rowsOf(world)
    .filter(({ element, cardType }) => element === key.element && cardType === key.cardType)
    .map(({ token }) => token);
}

/** Whether a proof verifies for this payment token: neither its key nor its signed data names another token. */
export function verifiesFor({ key, token }: Proof, presented: string): boolean {
  return [key.token, token].every(named => named === undefined || named === presented);
}

/** Whether the counter of a proof presented for this payment token is spent, for the token or for its key. */
export function isSpent(
  transactions: readonly Transaction[],
  token: string,
  { key: { element, cardType, token: keyToken }, counter }: Proof,
): boolean {
  const key = [element, cardType, ...(keyToken === undefined ? [] : [keyToken])].join(' ');
  return transactions.some(
    ({ proof, spent }) => proof.counter === counter && spent !== undefined && [token, key].includes(spent),
  );
}

/** What an issuer keeps in the first world. */
import { bindsByOneTap, keepsTriples, type Roster } from '../protocol/card.ts';
import { transactionOf } from '../protocol/identifier.ts';
import type { IssuerContext, Triple } from './context.ts';

/** An issuer at the beginning: the cards bound beforehand are bound to their owners. */
export function newIssuer(roster: Roster, ours: readonly string[]): IssuerContext {
  const { users, bound, devices, cards } = roster;
  if (!keepsTriples(roster)) return { durable: { ledger: [] }, volatile: {} };
  const triples = bound.flatMap(({ card, device, user: tapped }, row): Triple[] => {
    const user = bindsByOneTap(roster) ? users?.find(each => each.cards.includes(card))?.name : tapped;
    if (!user || !ours.includes(card) || !cards.some(({ name }) => name === card)) return [];
    const { element } = devices.find(({ name }) => name === device)!;
    return [{ card, user, element, transaction: transactionOf(row) }];
  });
  const oneTap = bindsByOneTap(roster) ? { links: {}, taken: {}, wrong: {} } : {};
  return { durable: { ledger: [], ...oneTap, triples }, volatile: {} };
}

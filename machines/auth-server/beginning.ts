/** The auth server’s registry at the beginning. */
import { cardTypes, type Roster } from '../protocol/card.ts';
import { paymentTokenOf, transactionOf } from '../protocol/identifier.ts';
import type { AuthServerContext, BindingRow } from './context.ts';
import { newAccounts } from './session/accounts.ts';

/** The registry at the beginning: an active row for each card bound beforehand. */
export function newRegistry(roster: Roster): AuthServerContext {
  const { cards, devices, bound, rows, jobs = 0, transactions = 0 } = roster;
  const held = Array.from({ length: rows }, (_, at): BindingRow | null => {
    const begun = bound[at];
    if (!begun) return null;
    return {
      state: begun.retired ? 'retired' : 'active',
      transaction: transactionOf(at),
      token: paymentTokenOf(at),
      request: `request0.${at + 1}`,
      card: begun.card,
      element: devices.find(({ name }) => name === begun.device)!.element,
      ...(begun.user ? { user: begun.user } : {}),
      cardType: cards.find(({ name }) => name === begun.card)!.type,
      ...(begun.active ? { activation: 'active' as const } : {}),
    };
  });
  const slots = (length: number) => Array.from({ length }, () => null);
  const provisioned = Object.fromEntries(
    devices.flatMap(({ element, lacks = [], provisions }) =>
      provisions ? [[element, cardTypes.filter(type => !lacks.includes(type) && !provisions.includes(type))]] : [],
    ),
  );
  const durable = {
    rows: held,
    jobs: slots(jobs),
    transactions: slots(transactions),
    ...(Object.keys(provisioned).length > 0 ? { provisioned } : {}),
    ...newAccounts(roster),
  };
  return { durable, volatile: {} };
}

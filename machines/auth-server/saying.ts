/** What the auth server says about one row: what each message carries of it, and to whom it goes. */
import type { Roster } from '../protocol/card.ts';
import type { MessageType } from '../protocol/message.ts';
import { issuerOf } from '../protocol/party-name.ts';
import type { BindingRow, Scope } from './context.ts';
import { terminalOf } from './registry.ts';

/** What each message of the auth server carries of the row it is about. */
const carries: Partial<Record<MessageType, readonly (keyof BindingRow)[]>> = {
  'card.authenticate': ['transaction', 'card'],
  'bind.answer': ['request', 'card', 'cardType', 'transaction', 'token'],
  'bind.refused': ['request', 'card', 'reason'],
  'bind.confirmed': ['card', 'transaction'],
  'bind.retired': ['card', 'transaction'],
  'quick.allocated': ['request', 'card', 'cardType', 'transaction', 'token'],
  'quick.declined': ['request', 'card', 'reason'],
  'delete.answer': ['card', 'transaction'],
  'record.provision': ['card', 'element', 'transaction', 'cardType', 'token'],
};

/** What goes to the issuer of the card; everything else goes to the terminal of the row. */
const toIssuer: readonly string[] = ['card.authenticate', 'quick.allocated', 'quick.declined'];

/** Sends a message about one row: to the issuer what is asked of it, everything else to the terminal of the row. */
export function says(type: keyof typeof carries, row: number, roster: Roster) {
  const fields = carries[type]!;
  return {
    type: 'send' as const,
    params: ({ context }: Scope) => {
      const told = context.durable.rows[row]!;
      const message = { type, ...Object.fromEntries(fields.map(field => [field, told[field]])) };
      return { to: toIssuer.includes(type) ? issuerOf(roster, told.card) : terminalOf(roster, told.element), message };
    },
  };
}

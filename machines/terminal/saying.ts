/** What the terminal says about one card: what each message carries of its binding, and to whom it goes. */
import type { Device } from '../protocol/card.ts';
import type { MessageType } from '../protocol/message.ts';
import { authServer, cardHolder } from '../protocol/party-name.ts';
import type { Refusal } from '../protocol/refusal.ts';
import type { Binding, Scope } from './context.ts';

/** What each message about a binding carries of it, and to whom it goes. */
const carries = {
  'element.identify': ['secureElement', []],
  'bind.request': [authServer, ['request', 'element', 'claimedType']],
  'record.store': ['secureElement', ['transaction', 'cardType', 'token']],
  'record.erase': ['secureElement', ['transaction']],
  'bind.confirm': [authServer, ['transaction']],
  'bind.abort': [authServer, ['transaction']],
  'migration.erased': [authServer, ['transaction']],
} as const satisfies Partial<Record<MessageType, readonly [to: string, fields: readonly (keyof Binding)[]]>>;

/** Sends a message about one card's binding. */
export function asks(type: keyof typeof carries, card: string, device: Device, more: object = {}) {
  const [to, fields] = carries[type];
  return {
    type: 'send' as const,
    params: ({ context }: Scope) => {
      const binding = context.durable.bindings[card]!;
      const message = { type, card, ...Object.fromEntries(fields.map(field => [field, binding[field]])), ...more };
      return { to: to === 'secureElement' ? device.secureElement : to, message };
    },
  };
}

/** Tells the card holder; without a reason, the one in the refusal at hand. */
export function tells(type: 'bind.done' | 'bind.failed' | 'activation.failed', card: string, reason?: Refusal) {
  return {
    type: 'send' as const,
    params: ({ event }: Scope) => {
      const given = reason ?? ('reason' in event ? event.reason : 'noAnswer');
      return { to: cardHolder, message: type === 'bind.done' ? { type, card } : { type, card, reason: given } };
    },
  };
}

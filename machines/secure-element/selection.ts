/**
 * Which payment token of a type pays: pure functions on the element's memory, one write each. In the reading `records`
 * every card's record has a state; in the reading `field` there is one token a type, replaced and then activated (P2
 * [seen]: two things, in that order).
 */
import type { CardType } from '../protocol/card.ts';
import type { PaymentToken } from '../protocol/identifier.ts';
import type { Memory } from './context.ts';

/** Whether the element has a payment token for each type, and no records (reading `field`). */
export const isOfFields = ({ fields }: Memory): boolean => fields.length > 0;

/** The payment token of a type that would pay, or null. */
export function activeToken({ fields, records }: Memory, cardType: CardType): PaymentToken | null {
  const field = fields.find(each => each.cardType === cardType);
  if (field) return field.active ? field.token : null;
  return records.find(record => record.cardType === cardType && record.state === 'ACTIVATED')?.token ?? null;
}

/** Whether there is a record with this payment token. */
export function knowsToken({ records }: Memory, cardType: CardType, token: PaymentToken): boolean {
  return records.some(record => record.cardType === cardType && record.token === token);
}

/** The type whose field holds this payment token, active or not. */
export function typeHolding({ fields }: Memory, token: PaymentToken | undefined): CardType | undefined {
  return fields.find(field => token !== undefined && field.token === token)?.cardType;
}

/** Write: the field of the type is empty, and none of the type pays. */
export function emptyField(memory: Memory, cardType: CardType): Memory {
  return {
    ...setContactless(memory, cardType, 'DEACTIVATED'),
    fields: memory.fields.map(field =>
      field.cardType === cardType ? { cardType, token: null, active: false } : field,
    ),
  };
}

/** Write: the payment token stands where the old one stood, and is not active. */
export function replaceToken(memory: Memory, cardType: CardType, token: PaymentToken): Memory {
  return {
    ...setContactless(memory, cardType, 'DEACTIVATED'),
    fields: memory.fields.map(field => (field.cardType === cardType ? { cardType, token, active: false } : field)),
    records: memory.records.map(record =>
      record.cardType === cardType && record.state === 'ACTIVATED' ? { ...record, state: 'STORED' } : record,
    ),
  };
}

/** Write: the payment token is active, and the instance of its type is served to readers. */
export function activate(memory: Memory, cardType: CardType, token: PaymentToken): Memory {
  return {
    ...setContactless(memory, cardType, 'ACTIVATED'),
    fields: memory.fields.map(field => (field.cardType === cardType ? { ...field, active: true } : field)),
    records: memory.records.map(record =>
      record.cardType === cardType && record.token === token ? { ...record, state: 'ACTIVATED' } : record,
    ),
  };
}

/** What stood before an activation that was cut short. */
export function takeBack(memory: Memory, cardType: CardType, previous: PaymentToken | null): Memory {
  if (previous !== null) return activate(replaceToken(memory, cardType, previous), cardType, previous);
  return emptyField(replaceToken(memory, cardType, ''), cardType);
}

function setContactless(memory: Memory, cardType: CardType, contactless: 'ACTIVATED' | 'DEACTIVATED'): Memory {
  const instances = memory.instances.map(each => (each.cardType === cardType ? { ...each, contactless } : each));
  return { ...memory, instances };
}

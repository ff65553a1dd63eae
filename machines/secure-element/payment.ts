/**
 * The element's part in paying (P1, P5): list its instances in a directory, be selected by identifier, count the transaction, sign a proof with the universal
 * instance and the active card's record. That the matching instance verifies the card is [seen]; the flow is [inf-M].
 *
 * The counter is written before the proof is made, so a power loss between them burns a number and never uses one twice.
 * A tap lives in transient memory: power loss ends it, and what was still on its way to the element is refused.
 */
import type { CardType } from '../protocol/card.ts';
import type { CardMessage } from '../protocol/message.ts';
import type { DeviceTerms } from '../protocol/party-name.ts';
import { proofOf } from '../protocol/proof.ts';
import type { StatusWord } from '../protocol/refusal.ts';
import type { UniversalCardIdentifier } from '../protocol/universal-card.ts';
import type { ElementContext, Memory, Scope } from './context.ts';
import { count, servesType } from './memory.ts';
import { activeToken } from './selection.ts';

type Of<Type extends CardMessage['type']> = Extract<CardMessage, { type: Type }>;

/** The card type of the instance that a reader selects. */
const selectedIn = ({ instances }: Memory, { aid }: Of<'instance.select'>): CardType | undefined =>
  instances.find(instance => instance.aid === aid)?.cardType;

/** The directory (EMV: PPSE): the identifiers of the instances that are activated for readers, in order of priority. */
const directoryOf = ({ instances }: Memory): readonly UniversalCardIdentifier[] =>
  instances.filter(({ state, contactless }) => state === 'PERSO' && contactless === 'ACTIVATED').map(({ aid }) => aid);

/** What paying makes of the memory, transient and lasting. */
export const paymentWrites = {
  keepTap: ({ context: { durable, volatile }, event }: Scope): ElementContext['volatile'] => {
    const { shop, nonce } = event as Of<'instance.select'>;
    const cardType = selectedIn(durable, event as Of<'instance.select'>)!;
    return { ...volatile, tap: { shop, nonce, cardType, token: activeToken(durable, cardType)! } };
  },
  keepAmount: ({ context: { volatile }, event }: Scope): ElementContext['volatile'] => ({
    ...volatile,
    tap: { ...volatile.tap!, amount: (event as Of<'transaction.request'>).amount },
  }),
  forgetTap: ({ context: { volatile } }: Scope): ElementContext['volatile'] => ({ command: volatile.command }),
  count: ({ context: { durable, volatile } }: Scope) => count(durable, volatile.tap!.cardType),
};

/** What decides whether a card pays here. */
export const paymentGuards = {
  /** The instance is there, and a card of its type would pay here. */
  payable: ({ context: { durable }, event }: Scope) => {
    const cardType = selectedIn(durable, event as Of<'instance.select'>);
    return cardType !== undefined && servesType(durable, cardType) && activeToken(durable, cardType) !== null;
  },
  /** The transaction of the tap under way, and a card still pays. */
  myTap: ({ context: { durable, volatile }, event }: Scope) => {
    const { tap } = volatile;
    const { nonce } = event as Of<'transaction.request'>;
    return tap?.nonce === nonce && activeToken(durable, tap.cardType) !== null;
  },
  tapped: ({ context: { volatile } }: Scope) => volatile.tap !== undefined,
};

/** The element’s answers to a point of sale, by the state it is in. */
export function paymentCommands({ safeguards }: DeviceTerms) {
  const refuses = (type: 'instance.refused' | 'transaction.refused', status: StatusWord) => ({
    type: 'send' as const,
    params: ({ event }: Scope) => {
      const { shop, nonce } = event as Of<'instance.select' | 'transaction.request'>;
      return { to: shop, message: { type, nonce, status } };
    },
  });
  const selected = {
    type: 'send' as const,
    params: ({ context, event }: Scope) => {
      const { shop, nonce, aid } = event as Of<'instance.select'>;
      const token = activeToken(context.durable, selectedIn(context.durable, event as Of<'instance.select'>)!);
      return { to: shop, message: { type: 'instance.selected', nonce, aid, token } };
    },
  };
  const proves = {
    type: 'send' as const,
    params: ({ context: { durable, volatile } }: Scope) => {
      const { shop, nonce, cardType, amount = 0 } = volatile.tap!;
      const { element, instances, records } = durable;
      const { counter } = instances.find(each => each.cardType === cardType)!;
      const token = activeToken(durable, cardType)!;
      const record = records.find(each => each.token === token);
      const signed = { amount, nonce, counter };
      const proof = proofOf(safeguards['key-design']!, { element, cardType }, token, signed);
      return {
        to: shop,
        message: { type: 'transaction.proof', nonce, ...(record && { transaction: record.transaction }), proof },
      };
    },
  };
  const select = [
    {
      guard: 'payable',
      target: '#secureElement.tapped',
      reenter: true,
      actions: [selected, 'keepTap'],
      description: 'Is selected: names the payment token that pays.',
    },
    {
      target: '#secureElement.ready',
      actions: [refuses('instance.refused', '6A88'), 'forgetTap'],
      description: 'No card of the type pays here.',
    },
  ] as const;
  const noTap = {
    actions: refuses('transaction.refused', '6985'),
    description: 'No such tap is under way.',
  } as const;

  const reads = {
    actions: {
      type: 'send',
      params: ({ context: { durable }, event }: Scope) => {
        const { shop, nonce } = event as Of<'directory.select'>;
        return { to: shop, message: { type: 'directory.listed', nonce, aids: directoryOf(durable) } };
      },
    },
    description: 'Lists the instances that pay, in order of priority.',
  } as const;
  const ready = { 'directory.select': reads, 'instance.select': select, 'transaction.request': noTap } as const;
  const tapped = {
    'directory.select': reads,
    'instance.select': select,
    'transaction.request': [
      {
        guard: 'myTap',
        target: 'proving',
        actions: ['keepAmount', 'count'],
        description: 'Writes the next transaction number.',
      },
      noTap,
    ],
  } as const;
  const after = {
    tapTimeout: {
      target: 'ready',
      actions: 'forgetTap',
      description: 'The device has left the field.',
    },
  } as const;
  const proving = {
    tags: 'busy',
    description: 'Has counted the transaction, and not yet given the proof.',
    after: { 0: { target: 'ready', actions: [proves, 'forgetTap'], description: 'Gives the proof.' } },
  } as const;
  return { ready, tapped, after, proving };
}

/** Commands about records during a tap: one that sets to work ends the tap, so that the proof is never another card’s. */
export function endingTap<Branch extends object>(branches: readonly Branch[]) {
  return branches.map(branch =>
    'target' in branch && 'actions' in branch
      ? { ...branch, actions: ['forgetTap' as const, ...(branch.actions as readonly never[])] }
      : branch,
  );
}

/**
 * The element's part in binding and deletion in the reading `field` (P2): nothing is stored for a card, and what is erased is
 * the payment token of its type, if it is this card's. That is one write, which needs no journal.
 */
import { reportFrom, sendFrom } from '../chart/effect.ts';
import type { CardMessage } from '../protocol/message.ts';
import type { DeviceTerms } from '../protocol/party-name.ts';
import type { StatusWord } from '../protocol/refusal.ts';
import type { ElementContext, Memory, Scope } from './context.ts';
import { emptyField, typeHolding } from './selection.ts';

type Erase = Extract<CardMessage, { type: 'record.erase' }>;

export const fieldGuards = {
  holdsToken: ({ context, event }: Scope) => typeHolding(context.durable, (event as Erase).token) !== undefined,
};

export const fieldWrites = {
  emptyField: ({ context: { durable }, event }: Scope): Memory =>
    emptyField(durable, typeHolding(durable, (event as Erase).token)!),
};

/** Report for observers: whose payment token is gone, and whether for good. */
const emptied = reportFrom<ElementContext, { type: string }>(({ event }) => {
  const { transaction, deleted = false } = event as Erase;
  return { type: 'record.erased', transaction, deleted };
});

/** The commands about payment tokens in fields. */
export function fieldCommands({ device: { terminal } }: DeviceTerms) {
  const erased = (status: StatusWord) =>
    sendFrom<ElementContext, { type: string }>(terminal, ({ event }) => {
      const { card, transaction } = event as Erase;
      return { type: 'record.erased', card, transaction, status };
    });
  return {
    'record.erase': [
      {
        guard: 'holdsToken',
        target: '#secureElement.ready',
        actions: ['emptyField', emptied, erased('9000')],
        description: 'Empties the field of the type.',
      },
      { actions: erased('6A88'), description: 'No field holds the payment token, so nothing to erase.' },
    ],
  } as const;
}

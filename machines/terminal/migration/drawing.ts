/** The words in which a migration to this device is drawn. */
import { type ActionsOf, drawing, type GuardsOf } from '../../layers/picture.ts';
import type { CardMessage, MessageType } from '../../protocol/message.ts';
import type { timeouts } from '../../protocol/timeout.ts';
import type { Operation } from '../context.ts';
import type { wallet } from '../wallet.ts';

/** What the terminal keeps of the operation, for its messages. */
export interface OperationKept extends Omit<Operation, 'state'> {
  /** The name of the device. */
  readonly device: string;
}

interface OperationVocabulary {
  readonly message: CardMessage;
  readonly event: MessageType;
  readonly receiver: 'authServer' | 'cardHolder';
  readonly kept: OperationKept;
  readonly guard: GuardsOf<typeof wallet, object>;
  readonly action: ActionsOf<typeof wallet, object>;
  readonly timer: keyof typeof timeouts;
}

export const { picture, send } = drawing<OperationVocabulary>();

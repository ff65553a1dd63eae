/** The words in which the session of a device is drawn. */
import { type ActionsOf, drawing, type GuardsOf } from '../../layers/picture.ts';
import type { CardMessage, MessageType } from '../../protocol/message.ts';
import type { timeouts } from '../../protocol/timeout.ts';
import type { Session } from '../context.ts';
import type { wallet } from '../wallet.ts';

/** What the terminal keeps of the session, for its messages. */
export interface SessionKept extends Omit<Session, 'state'> {
  /** The name of the device. */
  readonly device: string;
  /** The cards in the list at hand, by name. */
  readonly listed: readonly string[];
}

interface SessionVocabulary {
  readonly message: CardMessage;
  readonly event: MessageType;
  readonly receiver: 'authServer' | 'cardHolder';
  readonly kept: SessionKept;
  readonly guard: GuardsOf<typeof wallet, object>;
  readonly action: ActionsOf<typeof wallet, object>;
  readonly timer: keyof typeof timeouts;
}

export const { picture, difference, send } = drawing<SessionVocabulary>();

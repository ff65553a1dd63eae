/** The words that every picture of the terminal is drawn in. */
import type { ActionsOf, GuardsOf } from '../layers/picture.ts';
import type { CardMessage, MessageType } from '../protocol/message.ts';
import type { timeouts } from '../protocol/timeout.ts';
import type { wallet } from './wallet.ts';

/** A picture adds its receivers, what the terminal keeps of its subject, and the parameters that the subject gives. */
export interface TerminalVocabulary<Receiver extends string, Kept extends object, Given extends object = object> {
  readonly message: CardMessage;
  readonly event: MessageType;
  readonly receiver: Receiver;
  readonly kept: Kept;
  readonly guard: GuardsOf<typeof wallet, Given>;
  readonly action: ActionsOf<typeof wallet, Given>;
  readonly timer: keyof typeof timeouts;
}

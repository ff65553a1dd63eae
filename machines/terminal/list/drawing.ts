/** The words in which a new app's list of cards is drawn. */
import { type ActionsOf, drawing, type GuardsOf } from '../../layers/picture.ts';
import type { CardMessage, MessageType } from '../../protocol/message.ts';
import type { Listed } from '../../protocol/messages/deletion.ts';
import type { timeouts } from '../../protocol/timeout.ts';
import type { Listing } from '../context.ts';
import type { wallet } from '../wallet.ts';

/** What the terminal keeps of the list, for its messages. */
export interface ListKept extends Pick<Listing, 'request'>, Listed {
  readonly installation: number;
  /** The cards that are bound, and those that are about to be, by name. */
  readonly bound: readonly string[];
  readonly underWay: readonly string[];
}

interface ListVocabulary {
  readonly message: CardMessage;
  readonly event: MessageType;
  readonly receiver: 'secureElement' | 'authServer' | 'cardHolder';
  readonly kept: ListKept;
  readonly guard: GuardsOf<typeof wallet, object>;
  readonly action: ActionsOf<typeof wallet, object>;
  readonly timer: keyof typeof timeouts;
}

export const { picture, send } = drawing<ListVocabulary>();

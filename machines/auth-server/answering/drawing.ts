/** The words in which the auth server answers what concerns none of its rows, jobs and transactions. */
import { type ActionsOf, drawing, type GuardsOf } from '../../layers/picture.ts';
import type { CardMessage, MessageType } from '../../protocol/message.ts';
import type { registry } from '../registry.ts';

/** What the auth server knows of devices, for its messages. */
export interface DevicesKept {
  /** The names of the devices, other than the one that asks, with a card that could be moved. */
  readonly withCards: readonly string[];
  /** … without those that were wiped. */
  readonly withCardsInUse: readonly string[];
}

interface ServerVocabulary {
  readonly message: CardMessage;
  readonly event: MessageType;
  /** The terminal that asks, the issuer of the card at hand, the point of sale that asks. */
  readonly receiver: 'terminal' | 'issuerServer' | 'pointOfSale';
  readonly kept: DevicesKept;
  readonly guard: GuardsOf<typeof registry, object>;
  readonly action: ActionsOf<typeof registry, object>;
  readonly timer: never;
}

export const { difference, send } = drawing<ServerVocabulary>();

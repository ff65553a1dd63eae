/** The words in which the session of a device is drawn. */
import { type ActionsOf, drawing, type GuardsOf } from '../../layers/picture.ts';
import type { ElementIdentifier } from '../../protocol/identifier.ts';
import type { CardMessage, MessageType } from '../../protocol/message.ts';
import type { ListedCard } from '../../protocol/messages/one-tap.ts';
import type { timeouts } from '../../protocol/timeout.ts';
import type { registry } from '../registry.ts';
import type { OfDevice } from './accounts.ts';

/** What the auth server keeps of the session of a device, and of the user it is about, for its messages. */
export interface SessionKept {
  /** The user whose cards are asked for; where none is named, the one who signs in. */
  readonly user: string;
  /** The cards bound to that user, each with its full number, or with a label and its last digits. */
  readonly cardsByNumber: readonly ListedCard[];
  readonly cardsByLabel: readonly ListedCard[];
  /** The codes that the user may still type. */
  readonly left: number;
  /** The identifier of the device's element. */
  readonly element: ElementIdentifier;
}

interface SessionVocabulary {
  readonly message: CardMessage;
  readonly event: MessageType;
  readonly receiver: 'terminal';
  readonly kept: SessionKept;
  readonly guard: GuardsOf<typeof registry, OfDevice>;
  readonly action: ActionsOf<typeof registry, OfDevice>;
  readonly timer: keyof typeof timeouts;
}

export const { picture, difference, send, report } = drawing<SessionVocabulary>();

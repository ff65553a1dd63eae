/** The words in which the session of a device is drawn. */
import { drawing } from '../../layers/picture.ts';
import type { ElementIdentifier } from '../../protocol/identifier.ts';
import type { ListedCard } from '../../protocol/messages/one-tap.ts';
import type { AuthServerVocabulary } from '../vocabulary.ts';
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

type SessionVocabulary = AuthServerVocabulary<'terminal', SessionKept, OfDevice>;

export const { picture, difference, send, report } = drawing<SessionVocabulary>();

/** The words in which the session of a device is drawn. */
import { drawing } from '../../layers/picture.ts';
import type { Session } from '../context.ts';
import type { TerminalVocabulary } from '../vocabulary.ts';

/** What the terminal keeps of the session, for its messages. */
export interface SessionKept extends Omit<Session, 'state'> {
  /** The name of the device. */
  readonly device: string;
  /** The installation of the app. */
  readonly installation: number;
  /** The cards in the list at hand, by name. */
  readonly listed: readonly string[];
}

type SessionVocabulary = TerminalVocabulary<'authServer' | 'cardHolder', SessionKept>;

export const { picture, difference, send, report } = drawing<SessionVocabulary>();

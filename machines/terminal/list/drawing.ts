/** The words in which a new app's list of cards is drawn. */
import { drawing } from '../../layers/picture.ts';
import type { RequestIdentity } from '../../protocol/identifier.ts';
import type { Listed } from '../../protocol/messages/deletion.ts';
import type { Listing } from '../context.ts';
import type { TerminalVocabulary } from '../vocabulary.ts';

/** What the terminal keeps of the list, for its messages. */
export interface ListKept extends Pick<Listing, 'request'>, Listed {
  /** The name of the device. */
  readonly device: string;
  /** Of the user who is signed in; null where nobody is. */
  readonly session: RequestIdentity | null;
  readonly installation: number;
  /** The cards that are bound, and those that are about to be, by name. */
  readonly bound: readonly string[];
  readonly underWay: readonly string[];
}

type ListVocabulary = TerminalVocabulary<'secureElement' | 'authServer' | 'cardHolder', ListKept>;

export const { picture, difference, send } = drawing<ListVocabulary>();

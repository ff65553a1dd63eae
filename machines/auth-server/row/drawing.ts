/** The words in which the life of a binding row in the auth server is drawn. */
import { drawing } from '../../layers/picture.ts';
import type { BindingRow, OfRow } from '../context.ts';
import type { AuthServerVocabulary } from '../vocabulary.ts';

/** What the auth server keeps of a row, for its messages. */
export type RowKept = Omit<BindingRow, 'state'> & {
  /** The number of the last activation instruction for the type and the element of the row. */
  readonly sequence?: number;
};

/** The receivers are the issuer of the row's card and the terminal of the device that the row's element is in. */
type RowVocabulary = AuthServerVocabulary<'issuerServer' | 'terminal', RowKept, OfRow>;

export const { picture, difference, send } = drawing<RowVocabulary>();

/** The words in which the auth server's telling an issuer is drawn. */
import { drawing } from '../../layers/picture.ts';
import type { BindingRow, OfRow } from '../context.ts';
import type { AuthServerVocabulary } from '../vocabulary.ts';

type TellingVocabulary = AuthServerVocabulary<'issuerServer', Omit<BindingRow, 'state'>, OfRow>;

export const { picture, send } = drawing<TellingVocabulary>();

/** The words in which a migration to this device is drawn. */
import { drawing } from '../../layers/picture.ts';
import type { Operation } from '../context.ts';
import type { TerminalVocabulary } from '../vocabulary.ts';

/** What the terminal keeps of the operation, for its messages. */
export interface OperationKept extends Omit<Operation, 'state'> {
  /** The name of the device. */
  readonly device: string;
}

type OperationVocabulary = TerminalVocabulary<'authServer' | 'cardHolder', OperationKept>;

export const { picture, difference, send } = drawing<OperationVocabulary>();

/** The words in which a migration job is drawn. */
import { drawing } from '../../layers/picture.ts';
import type { CardType } from '../../protocol/card.ts';
import type { PaymentToken } from '../../protocol/identifier.ts';
import type { Refusal } from '../../protocol/refusal.ts';
import type { Job, RowCommand } from '../context.ts';
import type { AuthServerVocabulary } from '../vocabulary.ts';
import type { OfJob } from './jobs.ts';

/** What the auth server keeps of a job, for its messages. */
export interface JobKept extends Omit<Job, 'state' | 'element'> {
  /** The type of the card, as the row it leaves has it. */
  readonly cardType: CardType;
  /** The payment token of the row that the card moves to. */
  readonly token: PaymentToken;
  /** That of the row it leaves, where the element holds payment tokens alone (reading `storage`). */
  readonly sourceToken?: PaymentToken;
}

/** A command to a row, obeyed inside the step: to the row that the card leaves, or to the one it moves to. */
export interface Command {
  readonly type: 'command';
  readonly params: { readonly row: 'source' | 'target'; readonly command: RowCommand['type'] };
}

/** The receivers are the terminals of the device that the card moves to and of the one that it leaves, and the card holder. */
type Words = AuthServerVocabulary<'newTerminal' | 'oldTerminal' | 'cardHolder', JobKept, OfJob>;
interface JobVocabulary extends Omit<Words, 'action'> {
  readonly action: Words['action'] | Command;
}

export const { picture, difference, send, report } = drawing<JobVocabulary>();

/** Commands a row, inside the step. */
export const command = (row: 'source' | 'target', type: RowCommand['type']): Command => ({
  type: 'command',
  params: { row, command: type },
});

/** Writes down why the card does not move. */
export const fail = (reason: Refusal) => ({ type: 'failJob', params: { reason } }) as const;

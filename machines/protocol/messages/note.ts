/** Notes of messages: the patents' message that a message stands for, the evidence, and the kind of message. */

/**
 * The kind of a message: a *command* asks its receiver to do something, an *answer* answers a command or a question, and
 * *news* tells something and wants nothing back.
 */
export type MessageKind = 'command' | 'answer' | 'news';

export interface MessageNote {
  /** The M-number in the merged list; left out if the message is this project's own. */
  readonly number?: string;
  /** The evidence for the message: seen, inferred (high, medium, low), or `ours` if no text mentions it. */
  readonly tag: 'seen' | 'inf-H' | 'inf-M' | 'inf-L' | 'ours';
  /** What its sender wants: that the receiver does something, knows the answer, or just knows. */
  readonly kind: MessageKind;
  /** The meaning of the message, as a sentence. */
  readonly says: string;
}

/** One note for each message of a union. */
export type MessageNotes<Message extends { readonly type: string }> = Readonly<Record<Message['type'], MessageNote>>;

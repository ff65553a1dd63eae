/** Notes of messages: the patents' message that a message stands for, and the evidence. */

export interface MessageNote {
  /** The M-number in the merged list; undefined if the message is this project's own. */
  readonly number: string | undefined;
  /** The evidence for the message: seen, inferred (high, medium, low), or `ours` if no text mentions it. */
  readonly tag: 'seen' | 'inf-H' | 'inf-M' | 'inf-L' | 'ours';
  /** The meaning of the message, as a sentence. */
  readonly says: string;
}

/** One note for each message of a union. */
export type MessageNotes<Message extends { readonly type: string }> = Readonly<Record<Message['type'], MessageNote>>;

/** What is known of a message: which of the patents' it is, and how sure that is. */

export interface MessageNote {
  /** M-number of the merged list, or undefined where the message is this project's own. */
  readonly number: string | undefined;
  /** Evidence tag of the message as such; `ours` where no text speaks of it. */
  readonly tag: 'seen' | 'inf-H' | 'inf-M' | 'inf-L' | 'ours';
  readonly says: string;
}

/** A note for each message of a union. */
export type MessageNotes<Message extends { readonly type: string }> = Readonly<Record<Message['type'], MessageNote>>;

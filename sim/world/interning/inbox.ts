/**
 * Inboxes: lists of message ids, kept by sender, and inside a sender as the link's discipline says: in order of arrival
 * when `ordered`, sorted by canonical text when `unordered` (a bag) or `duplicating` (a set). Pure list functions.
 */
import type { Envelope, Link } from '#machines';

/** What inbox functions must know of the messages; ids index it. */
export interface Post {
  envelope(message: number): Envelope;
  /** The sender's place among the parties. */
  sender(message: number): number;
  /** Canonical text, for a fixed order that does not depend on what was seen first. */
  text(message: number): string;
  link(message: number): Link;
}

export type Inbox = readonly number[];

/** The inbox with `message` put in, or undefined where the link is full. */
export function put(inbox: Inbox, message: number, post: Post): Inbox | undefined {
  const { discipline, inFlightMax } = post.link(message);
  if (discipline === 'duplicating' && inbox.includes(message)) return inbox;
  const sender = post.sender(message);
  if (inbox.filter(other => post.sender(other) === sender).length >= inFlightMax) return undefined;
  const at = inbox.findIndex(other => {
    if (post.sender(other) !== sender) return post.sender(other) > sender;
    return discipline !== 'ordered' && post.text(other) > post.text(message);
  });
  return at < 0 ? [...inbox, message] : [...inbox.slice(0, at), message, ...inbox.slice(at)];
}

/** The inbox without one `message`; itself where there is none. */
export function take(inbox: Inbox, message: number): Inbox {
  const at = inbox.indexOf(message);
  return at < 0 ? inbox : [...inbox.slice(0, at), ...inbox.slice(at + 1)];
}

/** The inbox without anything from one sender. */
export function purge(inbox: Inbox, sender: number, post: Post): Inbox {
  return inbox.filter(message => post.sender(message) !== sender);
}

/** What may be delivered next: the head of each ordered queue, every distinct message of a bag or a set. */
export function deliverable(inbox: Inbox, post: Post): readonly number[] {
  return inbox.filter((message, at) => {
    if (post.link(message).discipline !== 'ordered') return inbox.indexOf(message) === at;
    return inbox.findIndex(other => post.sender(other) === post.sender(message)) === at;
  });
}

/** What loss and copying can reach: every distinct message that came over the network. */
export function reachable(inbox: Inbox, post: Post): readonly number[] {
  return inbox.filter((message, at) => post.link(message).reach === 'network' && inbox.indexOf(message) === at);
}

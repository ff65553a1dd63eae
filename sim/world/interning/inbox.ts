/**
 * Inboxes: lists of message ids, grouped by sender. Within a sender, an `ordered` link keeps the order of arrival;
 * `unordered` (a bag) and `duplicating` (a set) links sort by canonical text. Pure functions on lists.
 */
import type { Envelope, Link } from '#machines';

/** The properties of messages that inbox functions need, by message id. */
export interface Post {
  envelope(message: number): Envelope;
  /** The sender's index among the parties. */
  sender(message: number): number;
  /** The canonical text, for an order that is independent of the order of interning. */
  text(message: number): string;
  link(message: number): Link;
}

export type Inbox = readonly number[];

/** The inbox with `message` added; undefined where the link is full. */
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

/** The inbox without one occurrence of `message`; the same inbox where there is none. */
export function take(inbox: Inbox, message: number): Inbox {
  const at = inbox.indexOf(message);
  return at < 0 ? inbox : [...inbox.slice(0, at), ...inbox.slice(at + 1)];
}

/** The inbox without the messages of one sender. */
export function purge(inbox: Inbox, sender: number, post: Post): Inbox {
  return inbox.filter(message => post.sender(message) !== sender);
}

/**
 * The messages that can be delivered next: the head of each ordered queue, and every distinct message of a bag or a
 * set.
 */
export function deliverable(inbox: Inbox, post: Post): readonly number[] {
  return inbox.filter((message, at) => {
    if (post.link(message).discipline !== 'ordered') return inbox.indexOf(message) === at;
    return inbox.findIndex(other => post.sender(other) === post.sender(message)) === at;
  });
}

/** The messages that can be lost or copied: every distinct network message. */
export function reachable(inbox: Inbox, post: Post): readonly number[] {
  return inbox.filter((message, at) => post.link(message).reach === 'network' && inbox.indexOf(message) === at);
}

/** The post: for each message in flight the step that sent it, which is shown where a message was overtaken. Pure. */
import type { Envelope } from '#machines';

/** The steps that sent each message in flight, oldest first, by the message's text. */
export type Post = ReadonlyMap<string, readonly number[]>;

export const nothingSent: Post = new Map();

/** The step that sent a message; of several alike the first. Undefined where it was there from the beginning. */
export function oldest(post: Post, envelope: Envelope): number | undefined {
  return post.get(envelopeText(envelope))?.[0];
}

/** The post after a step that took some messages out of flight and sent others. */
export function noted(post: Post, gone: readonly Envelope[], come: readonly Envelope[], step: number): Post {
  const next = new Map(post);
  for (const envelope of gone) {
    const [, ...rest] = next.get(envelopeText(envelope)) ?? [];
    if (rest.length > 0) next.set(envelopeText(envelope), rest);
    else next.delete(envelopeText(envelope));
  }
  for (const envelope of come) next.set(envelopeText(envelope), [...(next.get(envelopeText(envelope)) ?? []), step]);
  return next;
}

export const envelopeText = (envelope: Envelope): string =>
  JSON.stringify([envelope.from, envelope.to, envelope.message]);

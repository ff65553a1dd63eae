/** For each message in flight the step that sent it, which the chart shows for an overtaken message. Pure. */
import type { Envelope } from '#machines';

/** The numbers of the steps that sent each message in flight, oldest first, by the message's text. */
export type SentSteps = ReadonlyMap<string, readonly number[]>;

export const noSentSteps: SentSteps = new Map();

/** The step that sent a message, the oldest of several equal ones. Undefined if it was in flight in the first world. */
export function sentStepOf(sentSteps: SentSteps, envelope: Envelope): number | undefined {
  return sentSteps.get(envelopeText(envelope))?.[0];
}

/** The sending steps after a step that removed some messages from flight and sent others. */
export function withMovement(
  sentSteps: SentSteps,
  gone: readonly Envelope[],
  come: readonly Envelope[],
  step: number,
): SentSteps {
  const next = new Map(sentSteps);
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

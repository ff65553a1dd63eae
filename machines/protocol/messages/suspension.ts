/**
 * What is said to suspend a card and to let it pay again. The seen text has no word of it; the messages are ours, after
 * the practice of token service providers.
 */
import type { MessageNotes } from './note.ts';

/** Who may suspend: the issuer its card, the owner (by lost mode) all that is bound on a device. */
export type SuspensionActor = 'issuer' | 'lostMode';

/** Who suspends what: the issuer names a card, lost mode an element; each numbers what it asks for. */
export type Suspension = {
  readonly actor: SuspensionActor;
  readonly about: string;
  readonly order: number;
};

export type SuspensionMessage =
  | ({ type: 'card.suspend' } & Suspension)
  | ({ type: 'card.suspended' } & Suspension)
  | ({ type: 'card.resume' } & Suspension)
  | ({ type: 'card.resumed' } & Suspension);

export const suspensionMessages: MessageNotes<SuspensionMessage> = {
  'card.suspend': { number: undefined, tag: 'ours', says: 'An actor asks the auth server to suspend.' },
  'card.suspended': { number: undefined, tag: 'ours', says: 'The auth server has suspended; nothing is approved now.' },
  'card.resume': { number: undefined, tag: 'ours', says: 'An actor takes back its own suspension.' },
  'card.resumed': { number: undefined, tag: 'ours', says: 'The actor’s suspension is lifted; others may stand.' },
};

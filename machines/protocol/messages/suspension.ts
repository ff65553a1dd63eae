/**
 * The messages by which cards are suspended and resumed, with their notes. The seen text has none; the messages are
 * ours, after the practice of token service providers.
 */
import type { MessageNotes } from './note.ts';

/** The actors of suspension: the issuer suspends its card; the owner (lost mode), every card bound on a device. */
export type SuspensionActor = 'issuer' | 'lostMode';

/** A suspension: its actor, the card (issuer) or element (lost mode) it is about, and the number of the request. */
export type Suspension = { readonly actor: SuspensionActor; readonly about: string; readonly order: number };

export type SuspensionMessage =
  | ({ type: 'card.suspend' } & Suspension)
  | ({ type: 'card.suspended' } & Suspension)
  | ({ type: 'card.resume' } & Suspension)
  | ({ type: 'card.resumed' } & Suspension);

export const suspensionMessages: MessageNotes<SuspensionMessage> = {
  'card.suspend': { tag: 'ours', kind: 'command', says: 'An actor asks the auth server to suspend.' },
  'card.suspended': { tag: 'ours', kind: 'answer', says: 'The auth server has suspended; nothing is approved now.' },
  'card.resume': { tag: 'ours', kind: 'command', says: 'An actor takes back its own suspension.' },
  'card.resumed': { tag: 'ours', kind: 'answer', says: 'The actor’s suspension is lifted; others may stand.' },
};

/**
 * What the parties say to each other: every message stands once, in the file of its phase, with who it is among the
 * patents' messages (M-number of the merged list), how sure that is, and what it means.
 */
import { type ActivationMessage, activationMessages } from './activation-message.ts';
import { type BindingMessage, bindingMessages } from './binding-message.ts';
import { type DeletionMessage, deletionMessages } from './deletion-message.ts';
import type { MessageNotes } from './message-note.ts';
import { type MigrationMessage, migrationMessages } from './migration-message.ts';
import { type OneTapMessage, oneTapMessages } from './one-tap-message.ts';
import { type PaymentMessage, paymentMessages } from './payment-message.ts';
import { type SuspensionMessage, suspensionMessages } from './suspension-message.ts';

export type CardMessage =
  | BindingMessage
  | ActivationMessage
  | DeletionMessage
  | PaymentMessage
  | MigrationMessage
  | OneTapMessage
  | SuspensionMessage;

export type MessageType = CardMessage['type'];

/** What is known of each message. */
export const messages: MessageNotes<CardMessage> = {
  ...bindingMessages,
  ...activationMessages,
  ...paymentMessages,
  ...deletionMessages,
  ...migrationMessages,
  ...oneTapMessages,
  ...suspensionMessages,
};

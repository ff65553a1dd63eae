/**
 * What the parties say to each other: every message stands once, in the file of its phase, with who it is among the
 * patents' messages (M-number of the merged list), how sure that is, and what it means.
 */
import { type ActivationMessage, activationMessages } from './messages/activation.ts';
import { type BindingMessage, bindingMessages } from './messages/binding.ts';
import { type DeletionMessage, deletionMessages } from './messages/deletion.ts';
import { type MigrationMessage, migrationMessages } from './messages/migration.ts';
import type { MessageNotes } from './messages/note.ts';
import { type OneTapMessage, oneTapMessages } from './messages/one-tap.ts';
import { type PaymentMessage, paymentMessages } from './messages/payment.ts';
import { type SuspensionMessage, suspensionMessages } from './messages/suspension.ts';

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

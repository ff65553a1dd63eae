/**
 * The messages of the card parties. Every message is declared once, in the file of its phase, with its number among the
 * patents' messages (M-number of the merged list), the evidence for it, and its meaning.
 */
import { type ActivationMessage, activationMessages } from './messages/activation.ts';
import { type BindingMessage, bindingMessages } from './messages/binding.ts';
import { type DeletionMessage, deletionMessages } from './messages/deletion.ts';
import { type MigrationMessage, migrationMessages } from './messages/migration.ts';
import type { MessageNotes } from './messages/note.ts';
import { type OneTapMessage, oneTapMessages } from './messages/one-tap.ts';
import { type PaymentMessage, paymentMessages } from './messages/payment.ts';
import { type ProvisioningMessage, provisioningMessages } from './messages/provisioning.ts';
import { type SuspensionMessage, suspensionMessages } from './messages/suspension.ts';

export type CardMessage =
  | BindingMessage
  | ActivationMessage
  | DeletionMessage
  | PaymentMessage
  | MigrationMessage
  | OneTapMessage
  | SuspensionMessage
  | ProvisioningMessage;

export type MessageType = CardMessage['type'];

/** The note of each message: its number, evidence and meaning. */
export const messages: MessageNotes<CardMessage> = {
  ...bindingMessages,
  ...activationMessages,
  ...paymentMessages,
  ...deletionMessages,
  ...migrationMessages,
  ...oneTapMessages,
  ...suspensionMessages,
  ...provisioningMessages,
};

/** Whether a message answers a command. */
export const isAnswer = (type: string): boolean => messages[type as MessageType]?.kind === 'answer';

/** The messages of migration (P4), with their notes. */
import type { CardType } from '../card.ts';
import type { PaymentToken, RequestIdentity, TransactionIdentifier } from '../identifier.ts';
import type { OneTapRefusal, Refusal, StatusWord } from '../refusal.ts';
import type { MessageNotes } from './note.ts';

/** A message of migration. */
export type MigrationMessage =
  | { type: 'migration.start' }
  | { type: 'login.ask'; on: string }
  | { type: 'devices.request'; request: RequestIdentity; device: string; user: string; session: RequestIdentity }
  | { type: 'devices.answer'; request: RequestIdentity; devices: readonly string[] }
  | { type: 'devices.refused'; request: RequestIdentity; reason: OneTapRefusal }
  | { type: 'migration.devices'; on: string; devices: readonly string[] }
  | { type: 'migration.choose'; device: string }
  | {
      type: 'target-cards.request';
      request: RequestIdentity;
      device: string;
      user: string;
      session: RequestIdentity;
      target: string;
    }
  | { type: 'target-cards.answer'; request: RequestIdentity; cards: readonly string[] }
  | { type: 'target-cards.refused'; request: RequestIdentity; reason: OneTapRefusal }
  | { type: 'migration.cards'; on: string; cards: readonly string[] }
  | { type: 'migration.pick'; card: string }
  | {
      type: 'migration.request';
      request: RequestIdentity;
      device: string;
      user: string;
      session: RequestIdentity;
      target: string;
      card: string;
    }
  | {
      type: 'migration.outcome';
      request: RequestIdentity;
      card: string;
      outcome: 'moved' | 'failed';
      reason?: Refusal;
      /** The row that is given up, where the new device may have its record. */
      transaction?: TransactionIdentifier;
    }
  | { type: 'migration.done'; on: string; card: string }
  | { type: 'migration.failed'; on: string; reason: Refusal }
  | { type: 'approval.ask'; request: RequestIdentity; card: string }
  | { type: 'approval.give'; request: RequestIdentity }
  | { type: 'migration.notice'; card: string }
  | { type: 'owner.notice'; card: string }
  | {
      type: 'migration.load';
      card: string;
      cardType: CardType;
      transaction: TransactionIdentifier;
      token: PaymentToken;
    }
  | { type: 'migration.loaded'; card: string; transaction: TransactionIdentifier; status: StatusWord }
  | { type: 'migration.revoked'; card: string; transaction: TransactionIdentifier }
  | {
      type: 'migration.erase';
      card: string;
      transaction: TransactionIdentifier;
      /** Where the element has no records, but one payment token for each type (reading `storage`). */
      token?: PaymentToken;
    }
  | { type: 'migration.erased'; card: string; transaction: TransactionIdentifier };

/** The notes of the messages of migration. */
export const migrationMessages: MessageNotes<MigrationMessage> = {
  'migration.start': { tag: 'seen', kind: 'command', says: 'The payment card migration operation, on the new device.' },
  'login.ask': { tag: 'ours', kind: 'command', says: 'Asks for the login that comes first, on the new device.' },
  'devices.request': {
    number: 'M35',
    tag: 'inf-H',
    kind: 'command',
    says: 'Asks on which devices the account was logged in.',
  },
  'devices.answer': {
    number: 'M35',
    tag: 'inf-H',
    kind: 'answer',
    says: 'The devices the account was logged in on and that have a bound card.',
  },
  'devices.refused': {
    number: 'M35',
    tag: 'ours',
    kind: 'answer',
    says: 'No devices are shown: no such session is open.',
  },
  'migration.devices': { tag: 'seen', kind: 'news', says: 'Shows at least one device identifier.' },
  'migration.choose': { tag: 'seen', kind: 'command', says: 'The first selecting operation: a target device.' },
  'target-cards.request': {
    number: 'M37',
    tag: 'inf-M',
    kind: 'command',
    says: 'Asks which cards of the account are on the target device.',
  },
  'target-cards.answer': {
    number: 'M37',
    tag: 'inf-M',
    kind: 'answer',
    says: 'The cards of the account that are bound to the target device.',
  },
  'target-cards.refused': {
    number: 'M37',
    tag: 'ours',
    kind: 'answer',
    says: 'No cards are shown: no such session is open.',
  },
  'migration.cards': { number: 'M37', tag: 'inf-M', kind: 'news', says: 'Shows the cards on the target device.' },
  'migration.pick': {
    number: 'M37',
    tag: 'inf-M',
    kind: 'command',
    says: 'The second selecting operation: which card.',
  },
  'migration.request': {
    number: 'M36',
    tag: 'seen',
    kind: 'command',
    says: 'Has the server migrate a card from the target device.',
  },
  'migration.outcome': { number: 'M38', tag: 'inf-H', kind: 'answer', says: 'What became of the migration.' },
  'migration.done': { tag: 'ours', kind: 'news', says: 'The card holder is told that the card has moved.' },
  'migration.failed': { tag: 'ours', kind: 'news', says: 'The card holder is told that it did not work, and why.' },
  'approval.ask': {
    tag: 'inf-M',
    kind: 'command',
    says: 'Asks the owner, on a second channel, to approve this migration.',
  },
  'approval.give': { tag: 'inf-M', kind: 'answer', says: 'The owner approves this migration, once.' },
  'migration.notice': { tag: 'ours', kind: 'news', says: 'Tells the old device that a card is about to move.' },
  'owner.notice': {
    tag: 'ours',
    kind: 'news',
    says: 'Tells the owner, on a second channel, that a card is about to move.',
  },
  'migration.load': {
    number: 'M38',
    tag: 'inf-H',
    kind: 'command',
    says: 'Gives the new device a fresh credential for the card.',
  },
  'migration.loaded': {
    number: 'M39',
    tag: 'inf-M',
    kind: 'answer',
    says: 'Whether the new device’s element has stored it.',
  },
  'migration.revoked': {
    tag: 'ours',
    kind: 'command',
    says: 'Too late: the migration was given up; erase the record.',
  },
  'migration.erase': {
    number: 'M40',
    tag: 'inf-M',
    kind: 'command',
    says: 'Has the old device erase what it holds of the card.',
  },
  'migration.erased': { number: 'M40', tag: 'inf-M', kind: 'answer', says: 'The old device has erased it.' },
};

/** The messages of provisioning the universal card instances (P1-A), with their notes. */
import type { CardType } from '../card.ts';
import type { ElementIdentifier } from '../identifier.ts';
import type { StatusWord } from '../refusal.ts';
import type { UniversalCardIdentifier } from '../universal-card.ts';
import type { MessageNotes } from './note.ts';

/** A message of provisioning. */
export type ProvisioningMessage =
  | { type: 'instance.provision'; cardType: CardType; aid: UniversalCardIdentifier }
  | { type: 'instance.install'; cardType: CardType; aid: UniversalCardIdentifier }
  | { type: 'instance.installed'; cardType: CardType; element: ElementIdentifier; status: StatusWord }
  | { type: 'instance.provisioned'; cardType: CardType; element: ElementIdentifier; status: StatusWord }
  | { type: 'instance.noted'; cardType: CardType };

/** The notes of the messages of provisioning. */
export const provisioningMessages: MessageNotes<ProvisioningMessage> = {
  'instance.provision': {
    number: 'M01',
    tag: 'inf-M',
    kind: 'command',
    says: 'Has the element of a device get the universal instance of a type.',
  },
  'instance.install': {
    number: 'M01',
    tag: 'inf-M',
    kind: 'command',
    says: 'Has the element install and personalise the instance.',
  },
  'instance.installed': {
    number: 'M02',
    tag: 'inf-M',
    kind: 'answer',
    says: 'Whether the element has the instance, personalised.',
  },
  'instance.provisioned': {
    number: 'M02',
    tag: 'inf-M',
    kind: 'answer',
    says: 'Whether the element has the instance, with the element’s identifier.',
  },
  'instance.noted': { tag: 'ours', kind: 'answer', says: 'The server knows that the element has the instance.' },
};

/** The words in which the terminal's part in provisioning is drawn. */

import { drawing } from '../../layers/picture.ts';
import type { CardType } from '../../protocol/card.ts';
import type { ElementIdentifier } from '../../protocol/identifier.ts';
import type { UniversalCardIdentifier } from '../../protocol/universal-card.ts';
import type { OfType } from '../context.ts';
import type { TerminalVocabulary } from '../vocabulary.ts';

/** The instance that a region is about. */
export interface InstanceKept {
  readonly cardType: CardType;
  readonly aid: UniversalCardIdentifier;
  readonly element: ElementIdentifier;
}

type ProvisioningVocabulary = TerminalVocabulary<'secureElement' | 'authServer', InstanceKept, OfType>;

export const { picture, send } = drawing<ProvisioningVocabulary>();

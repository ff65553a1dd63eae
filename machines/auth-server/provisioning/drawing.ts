/** The words in which the auth server's part in provisioning is drawn. */
import { drawing } from '../../layers/picture.ts';
import type { CardType } from '../../protocol/card.ts';
import type { UniversalCardIdentifier } from '../../protocol/universal-card.ts';
import type { AuthServerVocabulary } from '../vocabulary.ts';
import type { OfInstance } from './memory.ts';

/** The instance that a region is about. */
export interface InstanceKept {
  readonly cardType: CardType;
  readonly aid: UniversalCardIdentifier;
}

type ProvisioningVocabulary = AuthServerVocabulary<'terminal', InstanceKept, OfInstance>;

export const { picture, send } = drawing<ProvisioningVocabulary>();

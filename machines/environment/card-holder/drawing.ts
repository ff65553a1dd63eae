/** The words in which the card holder is drawn: of a card, of the cards of a type, of a device. */
import { type ActionsOf, drawing, type GuardsOf } from '../../layers/picture.ts';
import type { CardAuthentication } from '../../protocol/card-authentication.ts';
import type { CardMessage } from '../../protocol/message.ts';
import type { holder } from './holder.ts';
import type { HolderEvent, OfAsking, OfCard, OfDevice, OfType } from './intents.ts';

interface HolderVocabulary<Subject extends object, Kept extends object = Subject> {
  readonly message: CardMessage;
  readonly event: HolderEvent['type'];
  /** `terminal` is that of the device at hand. */
  readonly receiver: 'terminal' | 'pointOfSale';
  /** Where nothing else is said, what the message is about is all it can carry. */
  readonly kept: Kept;
  readonly guard: GuardsOf<typeof holder, Subject>;
  readonly action: ActionsOf<typeof holder, Subject>;
  readonly timer: never;
}

/** What the holder knows of a card, for its messages: its authentication information, and which issuer it is of. */
export interface CardKnown extends OfCard {
  readonly authentication: CardAuthentication;
  readonly issuer: string;
}

export const ofCard = drawing<HolderVocabulary<OfCard, CardKnown>>();
export const ofType = drawing<HolderVocabulary<OfType>>();
export const ofDevice = drawing<HolderVocabulary<OfDevice>>();
export const ofAsking = drawing<HolderVocabulary<OfAsking>>();
export const ofHolder = drawing<HolderVocabulary<object>>();

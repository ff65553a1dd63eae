/** The words in which the card holder is drawn: of a card, of the cards of a type, of a device. */
import { type ActionsOf, drawing, type GuardsOf } from '../../layers/picture.ts';
import type { CardAuthentication } from '../../protocol/card-authentication.ts';
import type { CardMessage } from '../../protocol/message.ts';
import type { holder } from './holder.ts';
import type { HolderEvent, OfAsking, OfCard, OfDevice, OfType } from './intents.ts';

interface HolderVocabulary<Subject extends object> {
  readonly message: CardMessage;
  readonly event: HolderEvent['type'];
  /** `terminal` is that of the device at hand. */
  readonly receiver: 'terminal' | 'pointOfSale';
  /** The holder keeps nothing that a message could carry but what it is about. */
  readonly kept: Subject;
  readonly guard: GuardsOf<typeof holder, Subject>;
  readonly action: ActionsOf<typeof holder, Subject>;
  readonly timer: never;
}

/** What the holder knows of a card, for its messages. */
interface CardKnown extends OfCard {
  readonly authentication: CardAuthentication;
}

export const ofCard = drawing<HolderVocabulary<CardKnown>>();
export const ofType = drawing<HolderVocabulary<OfType>>();
export const ofDevice = drawing<HolderVocabulary<OfDevice>>();
export const ofAsking = drawing<HolderVocabulary<OfAsking>>();
export const ofHolder = drawing<HolderVocabulary<object>>();

/** The words in which the plain issuer server is drawn. */
import { type ActionsOf, drawing, type GuardsOf } from '../layers/picture.ts';
import type { CardType } from '../protocol/card.ts';
import type { CardMessage } from '../protocol/message.ts';
import type { IssuerEvent, OfIssuer } from './context.ts';
import type { issuing } from './issuing.ts';

/** What the issuer knows of the card that it is asked about. */
export interface ServingKept {
  readonly cardType: CardType;
}

interface ServingVocabulary {
  readonly message: CardMessage;
  readonly event: IssuerEvent['type'];
  /** `asker` is the terminal of the device whose element a request names. */
  readonly receiver: 'authServer' | 'asker';
  readonly kept: ServingKept;
  readonly guard: GuardsOf<typeof issuing, OfIssuer>;
  readonly action: ActionsOf<typeof issuing, OfIssuer>;
  readonly timer: never;
}

export const { picture, difference, send } = drawing<ServingVocabulary>();

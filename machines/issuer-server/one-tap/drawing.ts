/** The words in which the issuer's part in binding one card by one tap is drawn. */
import { type ActionsOf, drawing, type GuardsOf } from '../../layers/picture.ts';
import type { CardType } from '../../protocol/card.ts';
import type { CardMessage } from '../../protocol/message.ts';
import type { IssuerEvent, Link, OfCard } from '../context.ts';
import type { issuing } from '../issuing.ts';

/** Which card an action or a guard is about, and whose it is. */
export interface OfOwnedCard extends OfCard {
  readonly owners: readonly string[];
}

/** What the issuer keeps of the request it is at, or was last at, for one card. */
export interface LinkKept extends Omit<Link, 'state'> {
  readonly card: string;
  readonly cardType: CardType;
  /** Wrong codes that the card is still good for. */
  readonly left: number;
}

interface LinkVocabulary {
  readonly message: CardMessage;
  readonly event: IssuerEvent['type'];
  /** `asker` is the terminal of the request that has just come, `terminal` that of the request the issuer is at. */
  readonly receiver: 'terminal' | 'asker' | 'authServer';
  readonly kept: LinkKept;
  readonly guard: GuardsOf<typeof issuing, OfOwnedCard>;
  readonly action: ActionsOf<typeof issuing, OfOwnedCard>;
  readonly timer: 'issuerTimeout' | 'codeLifetime';
}

export const { picture, difference, send, report } = drawing<LinkVocabulary>();

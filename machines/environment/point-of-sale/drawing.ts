/** The words in which the point of sale is drawn. */
import { type ActionsOf, drawing, type GuardsOf } from '../../layers/picture.ts';
import type { CardMessage } from '../../protocol/message.ts';
import type { Refusal } from '../../protocol/refusal.ts';
import type { OfShop, pointOfSale, Sale, SaleEvent } from './sale.ts';

/** What the point of sale keeps of a gesture, for its messages. */
export interface SaleKept extends Sale {
  readonly shop: string;
  readonly amount: number;
  /** The reason that a result gives; that the issuer declines, where it gives none. */
  readonly reasonGiven: Refusal;
}

interface SaleVocabulary {
  readonly message: CardMessage;
  readonly event: SaleEvent['type'];
  readonly receiver: 'secureElement' | 'authServer' | 'cardHolder';
  readonly kept: SaleKept;
  readonly guard: GuardsOf<typeof pointOfSale, OfShop>;
  readonly action: ActionsOf<typeof pointOfSale, OfShop>;
  readonly timer: 'tapTimeout' | 'replyTimeout';
}

export const { picture, send } = drawing<SaleVocabulary>();

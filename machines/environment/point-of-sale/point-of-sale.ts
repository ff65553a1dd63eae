/**
 * The point of sale. What is in the air when the element loses power arrives and is refused, for the tap is gone; that the
 * device has left the field is the time-out. It does not crash here.
 */
import type { Scope as ChartScope } from '../../chart/effect.ts';
import type { Known } from '../../layers/concerning.ts';
import { regionOf } from '../../layers/region-of.ts';
import { asking } from '../../protocol/asking.ts';
import { cardTypes } from '../../protocol/card.ts';
import { authServer, cardHolder, type ShopTerms } from '../../protocol/party-name.ts';
import { universalCardOf } from '../../protocol/universal-card.ts';
import type { SaleKept } from './drawing.ts';
import { amount, type Of, type OfShop, type PointOfSaleContext, pointOfSale, type SaleEvent } from './sale.ts';
import { selling } from './selling.ts';

type Scope = ChartScope<PointOfSaleContext, SaleEvent>;

/** The chart of one point of sale. */
export function pointOfSaleChart(terms: ShopTerms) {
  return pointOfSale.createMachine({
    ...regionOf(aboutShop(terms), selling, { everywhere: asking('replyTimeout') }, terms.layer),
    id: 'pointOfSale',
    context: { durable: { gestures: 0, sale: null }, volatile: {} },
  });
}

/** What the names in the picture mean. */
function aboutShop({ roster, shop }: ShopTerms) {
  const params: OfShop = { shop, takes: (roster.taken ?? cardTypes).map(universalCardOf) };
  return {
    id: 'pointOfSale',
    params,
    receivers: {
      secureElement: ({ context: { durable } }: Scope) =>
        roster.devices.find(({ name }) => name === durable.sale!.device)!.secureElement,
      authServer,
      cardHolder,
    },
    kept: ({ context: { durable }, event }: Scope): Known<SaleKept> => ({
      ...durable.sale,
      shop,
      amount,
      reasonGiven: (event as Of<'transaction.result'>).reason ?? 'issuerDeclined',
    }),
  };
}

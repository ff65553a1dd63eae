/** The charts of the card parties, from the terms in which a composition gives them. */
import {
  authServer,
  authServerChart,
  cardHolder,
  cardHolderChart,
  issuerOf,
  issuerServer,
  issuerServerChart,
  type Party,
  type PartyName,
  pointOfSaleChart,
  type Roster,
  secureElementChart,
  type Terms,
  terminalChart,
} from '#machines';
import { cachedChart } from './cached-chart.ts';

type Chart = Party['chart'];

const issuerChart = (terms: Terms & { readonly issuer: string }) => issuerServerChart(terms, terms.issuer);

/** The issuers of a roster's cards; the usual one is always there. */
export const issuersOf = (roster: Roster): readonly PartyName[] => [
  ...new Set([issuerServer, ...roster.cards.map(({ name }) => issuerOf(roster, name))]),
];

/** The chart of each card party. */
export function cardCharts(terms: Terms): Readonly<Record<PartyName, Chart>> {
  const { devices, shops = [] } = terms.roster;
  return Object.fromEntries<Chart>([
    [cardHolder, cachedChart(cardHolderChart, terms)],
    ...devices.flatMap((device): [PartyName, Chart][] => [
      [device.terminal, cachedChart(terminalChart, { ...terms, device })],
      [device.secureElement, cachedChart(secureElementChart, { ...terms, device })],
    ]),
    [authServer, cachedChart(authServerChart, terms)],
    ...issuersOf(terms.roster).map((issuer): [PartyName, Chart] => [
      issuer,
      cachedChart(issuerChart, { ...terms, issuer }),
    ]),
    ...shops.map((shop): [PartyName, Chart] => [shop, cachedChart(pointOfSaleChart, { ...terms, shop })]),
  ]);
}

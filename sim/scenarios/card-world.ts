/** The card parties composed: who takes part, how they are linked, how they fail. Scenarios differ in roster and grants. */
import {
  authServer,
  authServerChart,
  cardHolder,
  cardHolderChart,
  issuerServer,
  issuerServerChart,
  type Link,
  type Party,
  type Roster,
  type System,
  secureElement,
  secureElementChart,
  type Terms,
  terminal,
  terminalChart,
} from '#machines';
import type { Granted, Setting } from '../world/scenario.ts';
import { spoilt } from './spoilt.ts';

/** More than any scenario sends over one link at once; a world that needs more is told as undecided. */
const inFlightMax = 4;
const network: Link = { discipline: 'unordered', reach: 'network', inFlightMax };
/** The element’s bus and the screen: in order, and out of reach of loss and copying. */
const local: Link = { discipline: 'ordered', reach: 'local', inFlightMax };
const onTheDevice = new Set([cardHolder, terminal, secureElement]);

/** The composition of a roster, under a setting. */
export const cardWorld =
  (roster: Roster) =>
  (setting: Setting): System => {
    const terms: Terms = { roster, safeguards: setting.safeguards };
    const parties: Party[] = [
      { name: cardHolder, chart: cardHolderChart(terms) },
      { name: terminal, chart: terminalChart(terms), fails: { by: 'crash' } },
      { name: secureElement, chart: secureElementChart(terms), fails: { by: 'tear', bus: terminal } },
      { name: authServer, chart: authServerChart(terms), fails: { by: 'crash' } },
      { name: issuerServer, chart: issuerServerChart(terms), fails: { by: 'crash' } },
    ];
    const link = (from: string, to: string): Link => (onTheDevice.has(from) && onTheDevice.has(to) ? local : network);
    return spoilt({ parties, link, roster }, setting);
  };

/** Free memory that is plenty for any scenario, in bytes. */
export const plentyBytes = 4_096;

/** Grants the card holder one go at adding a card; without a claim, naming its type rightly. */
export function addsOnce({ name, type }: Roster['cards'][number], claimedType = type): Granted {
  return { party: cardHolder, intent: { type: 'holder.bind', card: name, claimedType }, times: 1 };
}

export const debitCard = { name: 'debitCard', type: 'debit', authentic: true } as const;
export const creditCard = { name: 'creditCard', type: 'credit', authentic: true } as const;

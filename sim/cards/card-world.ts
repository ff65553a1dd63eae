/**
 * The composition of the card parties: parties, links and faults. Scenarios differ in roster, intents and fault
 * budgets.
 */
import {
  authServer,
  type CardSystem,
  type ChartEvent,
  cardFaults,
  cardHolder,
  cardTypes,
  crash,
  type Group,
  holderAnswers,
  issuerServer,
  type Link,
  migrationAnswers,
  type Party,
  phone,
  type Roster,
  reinstall,
  type Terms,
  tear,
  unexpectedByAuthServer,
  unexpectedByCardHolder,
  unexpectedByPointOfSale,
  unexpectedByTerminal,
} from '#machines';
import type { Granted } from '../world/scenario.ts';
import { cardCharts, issuersOf } from './card-charts.ts';
import type { CardSetting } from './card-setting.ts';

/** The capacity of a link: more than any scenario needs. A world that needs more makes the outcome undecided. */
const inFlightMax = 8;
const network: Link = { discipline: 'unordered', reach: 'network', inFlightMax };
/** The link of the element’s bus, the screen and a tap: ordered, without loss or duplication. */
const local: Link = { discipline: 'ordered', reach: 'local', inFlightMax };

/** The composition of a roster under a setting. `cardSettings` applies the setting's mutant to it. */
export const cardWorld =
  (roster: Roster) =>
  (setting: CardSetting): CardSystem => {
    const terms: Terms = { roster, safeguards: setting.safeguards, readings: setting.readings };
    const charts = cardCharts(terms);
    const devices = roster.devices.flatMap(({ terminal, secureElement }): Party[] => [
      {
        name: terminal,
        role: 'terminal',
        chart: charts[terminal]!,
        unexpected: unexpectedByTerminal,
        fails: [{ fault: crash }, { fault: reinstall, closes: [secureElement, cardHolder] }],
      },
      {
        name: secureElement,
        role: 'secureElement',
        chart: charts[secureElement]!,
        fails: [{ fault: tear, closes: [terminal] }],
      },
    ]);
    const issuers = issuersOf(roster);
    const parties: Party[] = [
      {
        name: cardHolder,
        chart: charts[cardHolder]!,
        unexpected: unexpectedByCardHolder,
        intents: [...(roster.jobs ? (migrationAnswers(roster) as readonly ChartEvent[]) : []), ...holderAnswers(terms)],
      },
      ...devices,
      { name: authServer, chart: charts[authServer]!, unexpected: unexpectedByAuthServer, fails: [{ fault: crash }] },
      ...issuers.map(
        (name): Party => ({
          name,
          role: issuerServer,
          chart: charts[name]!,
          fails: [{ fault: crash }],
        }),
      ),
      ...(roster.shops ?? []).map(
        (shop): Party => ({
          name: shop,
          role: 'pointOfSale',
          chart: charts[shop]!,
          unexpected: unexpectedByPointOfSale,
        }),
      ),
    ];
    const servers = new Set<string>([authServer, ...issuers]);
    const link = (from: string, to: string): Link => (servers.has(from) || servers.has(to) ? network : local);
    const groups = roster.devices.map(
      ({ name, terminal, secureElement }): Group => ({ name, noun: 'device', parties: [terminal, secureElement] }),
    );
    return { parties, link, faults: cardFaults, groups, facts: roster, kinds: kindsOf(roster) };
  };

/** The kinds of the names in states (see `System.kinds`). */
const kindsOf = ({ cards, devices }: Roster): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ...cards.map(({ name }) => [name, 'card']),
    ...devices.map(({ name }) => [name, 'device']),
    ...cardTypes.map(cardType => [cardType, 'type']),
  ]);

/**
 * The same composition in which, of the parties that can crash, only one has faults. Other scenarios cover the others.
 */
export const onlyFails = (party: string, { parties, ...system }: CardSystem): CardSystem => ({
  ...system,
  parties: parties.map(({ fails, ...each }) =>
    fails && (each.name === party || fails.every(({ fault }) => fault !== crash)) ? { ...each, fails } : each,
  ),
});

/** Free memory of an element, in bytes: enough for every scenario. */
export const plentyBytes = 4_096;

/** Grants the card holder one attempt to add a card. */
export function addsOnce({ name }: Roster['cards'][number], device = phone): Granted {
  return { party: cardHolder, intent: { type: 'holder.bind', card: name, device: device.name }, times: 1 };
}

/** Grants a stranger, who does not know what the issuer gave the holder, one attempt to add a card. */
export function guessesOnce(card: Roster['cards'][number]): Granted {
  const { intent, ...rest } = addsOnce(card);
  return { ...rest, intent: { ...intent, by: 'guess' } };
}
export const debitCard = { name: 'debitCard', type: 'debit' } as const;
export const salaryCard = { ...debitCard, name: 'salaryCard' };
export const savingsCard = { ...debitCard, name: 'savingsCard' };
export const creditCard = { name: 'creditCard', type: 'credit' } as const;

/** A roster in which two debit cards are bound to the phone, and the salary card pays. */
export const twoDebitCards = {
  cards: [salaryCard, savingsCard],
  devices: [phone],
  bound: [
    { card: 'salaryCard', device: phone.name, active: true },
    { card: 'savingsCard', device: phone.name },
  ],
  freeBytes: plentyBytes,
  rows: 2,
};

/** The names the card parties go by, and the setting their charts are made from. */
import { bindsByOneTap, type Device, type Roster } from './card.ts';
import type { ReadingValues } from './reading.ts';
import type { SafeguardValues } from './safeguard.ts';

export const cardHolder = 'cardHolder';
export const authServer = 'authServer';
export const issuerServer = 'issuerServer';
export const pointOfSale = 'pointOfSale';
export const otherIssuerServer = 'otherIssuerServer';

/** The issuer of a card. */
export const issuerOf = ({ cards }: Roster, card: string): string =>
  cards.find(({ name }) => name === card)?.issuer ?? issuerServer;

/** What a chart is made from: every decision is visible in the chart it makes. */
export interface Terms {
  readonly roster: Roster;
  readonly safeguards: SafeguardValues;
  readonly readings: ReadingValues;
}

/** Whether the auth server asks a user who signs in for a code of its own, before it gives the list. */
export const provesUser = ({ roster, safeguards }: Terms): boolean =>
  bindsByOneTap(roster) && ['auth-server', 'both'].includes(safeguards['identity-verification']);

/** What the chart of a device’s party is made from. */
export interface DeviceTerms extends Terms {
  readonly device: Device;
}

/** What the chart of a point of sale is made from. */
export interface ShopTerms extends Terms {
  /** Its party name. */
  readonly shop: string;
}

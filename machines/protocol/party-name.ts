/** The names of the card parties, and the terms from which their charts are built. */
import type { LayerName } from '../layers/region-of.ts';
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

/** The terms of a chart. Every design decision is visible in the chart built from them. */
export interface Terms {
  readonly roster: Roster;
  readonly safeguards: SafeguardValues;
  readonly readings: ReadingValues;
  /** How much is laid over the pictures; by default all. */
  readonly layer?: LayerName;
}

/** Whether the list of a new app is asked for in a session (safeguard `list-owner`). */
export const listsByOwner = ({ roster, safeguards }: Terms): boolean =>
  roster.users !== undefined && safeguards['list-owner'] === 'session';

/** Whether the auth server requires a code of its own from a user who signs in, before it sends the list. */
export const provesUser = ({ roster, safeguards }: Terms): boolean =>
  bindsByOneTap(roster) && ['auth-server', 'both'].includes(safeguards['identity-verification']);

/** The terms of the chart of a device’s party. */
export interface DeviceTerms extends Terms {
  readonly device: Device;
}

/** The terms of the chart of a point of sale. */
export interface ShopTerms extends Terms {
  /** The party name of the point of sale. */
  readonly shop: string;
}

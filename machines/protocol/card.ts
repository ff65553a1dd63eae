/** Cards, card types, and the roster of a scenario. Identifiers are compared for equality only. */

import type { SuspensionActor } from './messages/suspension.ts';

/** The card types that have a universal card instance. That they are debit and credit is our reading [inf-M]. */
export const cardTypes = ['debit', 'credit'] as const;
/** A card type. */
export type CardType = (typeof cardTypes)[number];

/** A card as it is in reality, independently of the claims of any party. */
export interface Card {
  readonly name: string;
  readonly type: CardType;
  /** The party that issues it; by default, the issuer server. */
  readonly issuer?: string;
}

/** A person with an account at the auth server. */
export interface User {
  readonly name: string;
  /** The cards of the user, in reality and at the issuers. */
  readonly cards: readonly string[];
  /** The cards that the auth server lists under the account; by default, `cards`. */
  readonly registered?: readonly string[];
  /** The devices on which the user was logged in before, beside those with a card or a session of the user. */
  readonly loggedIn?: readonly string[];
}

/** A device: the parties of its two halves, and the identifier of its element. */
export interface Device {
  readonly name: string;
  /** The party of its terminal. */
  readonly terminal: string;
  /** The party of its secure element. */
  readonly secureElement: string;
  /** The element’s identifier (SEID). */
  readonly element: string;
  /** Free memory of its element, in bytes; by default, the roster’s. */
  readonly freeBytes?: number;
  /** The card types whose universal instance its element lacks; by default it has both. [seen] P1, P5 */
  readonly lacks?: readonly CardType[];
  /** The card types whose universal instance its element lacks at first, and that the auth server provisions. [inf-M] P1 */
  readonly provisions?: readonly CardType[];
  /** Whether it was wiped before the beginning: its app is a new one, and the server has not heard of it. */
  readonly wiped?: true;
}

/** The one device of most scenarios. */
export const phone: Device = {
  name: 'phone',
  terminal: 'terminal',
  secureElement: 'secureElement',
  element: 'element1',
};

/** A card bound before the scenario begins. */
export interface Bound {
  readonly card: string;
  readonly device: string;
  /** Whether it is the active card of its type. */
  readonly active?: boolean;
  /** The user for whom its issuer bound it, where it was bound by one tap. */
  readonly user?: string;
  /** Whether its row was retired since, while its record was never erased. */
  readonly retired?: boolean;
  /** Whether its record was lost since, while its row is live. */
  readonly unstored?: boolean;
}

/** A user signed in on a device. */
export interface SignedIn {
  readonly user: string;
  readonly device: string;
}

/** The roster of a scenario: its cards, devices and users, and their state in the first world. */
export interface Roster {
  readonly cards: readonly Card[];
  readonly devices: readonly Device[];
  /** Cards bound before the scenario begins, in order: the first has the first row. */
  readonly bound: readonly Bound[];
  /** Free non-volatile memory of the element in the first world, in bytes, without the two universal instances. */
  readonly freeBytes: number;
  /** Slots for binding rows at the auth server. A slot determines its transaction identifier, and is used once. */
  readonly rows: number;
  /** Slots for migration jobs at the auth server; by default none. A migration requires a signed-in user. */
  readonly jobs?: number;
  /** The party names of points of sale; by default none. */
  readonly shops?: readonly string[];
  /** The card types that every point of sale takes; by default all. */
  readonly taken?: readonly CardType[];
  /** Slots for transactions at the auth server, refused ones included; by default none. */
  readonly transactions?: number;
  /** Accounts. Without accounts there is no sign-in, no binding by one tap and no migration. */
  readonly users?: readonly User[];
  /** The users signed in in the first world, at most one on a device. If there is a card list, the user sees it. */
  readonly signedIn?: readonly SignedIn[];
  /** The actors that can suspend bound cards; by default none. */
  readonly suspends?: readonly SuspensionActor[];
  /** Whether issuers are not told what becomes of the bindings they keep; a scenario of something else saves their worlds. */
  readonly issuersUntold?: true;
  /** The cards whose issuer may close their account, by its own decision; by default none. */
  readonly closes?: readonly string[];
  /** Issuers that receive messages and never answer. */
  readonly away?: readonly string[];
}

/**
 * Whether a user who signs in gets a card list to bind from (P3). A new device gets its cards in this way or by
 * migration (P4), which begins with a sign-in too. A scenario has one of the two (clash X2).
 */
export const bindsByOneTap = ({ users, jobs = 0 }: Roster): boolean => users !== undefined && jobs === 0;

/** Whether issuers keep which card is bound for which user on which element (P3). */
export const keepsTriples = (roster: Roster): boolean =>
  bindsByOneTap(roster) || roster.bound.some(({ user }) => user !== undefined);

/** Whether the auth server tells issuers what becomes of the bindings they keep. */
export const tellsIssuers = (roster: Roster): boolean => keepsTriples(roster) && !roster.issuersUntold;

/** Cards, card types and the roster: who and what takes part. Identifiers are compared for equality only. */

import type { SuspensionActor } from './messages/suspension.ts';

/** The two types of card a universal card instance exists for. That they are debit and credit is our reading [inf-M]. */
export const cardTypes = ['debit', 'credit'] as const;
/** A type of card, as `cardTypes` lists them. */
export type CardType = (typeof cardTypes)[number];

/** What is true of a card, whatever anybody says of it. */
export interface Card {
  readonly name: string;
  readonly type: CardType;
  /** Whether the issuer accepts the authentication information its holder gives. */
  readonly authentic: boolean;
  /** The party that issues it; the issuer server unless told otherwise. */
  readonly issuer?: string;
}

/** A person with an account at the auth server. */
export interface User {
  readonly name: string;
  /** The cards that are theirs, in truth and as their issuers know it. */
  readonly cards: readonly string[];
  /** The cards the auth server lists under the account; theirs unless told otherwise. */
  readonly registered?: readonly string[];
}

/** A device: the parties that stand for its two halves, and what its element calls itself. */
export interface Device {
  readonly name: string;
  /** The party that is its terminal. */
  readonly terminal: string;
  /** The party that is its secure element. */
  readonly secureElement: string;
  /** The element’s identifier (SEID). */
  readonly element: string;
  /** Free memory of its element, where it differs from the roster’s. */
  readonly freeBytes?: number;
  /** It was wiped and sold; the server may not have been told. */
  readonly wiped?: true;
}

/** The one device of most scenarios. */
export const phone: Device = {
  name: 'phone',
  terminal: 'terminal',
  secureElement: 'secureElement',
  element: 'element1',
};

/** A card bound beforehand, and whether it is the one of its type that pays. */
export interface Bound {
  readonly card: string;
  readonly device: string;
  readonly active?: boolean;
  /** Its row was retired since, and the record was never erased. */
  readonly retired?: boolean;
  /** Its record was lost since: the row is live and the element holds nothing. */
  readonly unstored?: boolean;
}

/** A user signed in on a device. */
export interface SignedIn {
  readonly user: string;
  readonly device: string;
}

/** Everybody and everything a scenario begins with. */
export interface Roster {
  readonly cards: readonly Card[];
  readonly devices: readonly Device[];
  /** Cards bound before the scenario begins, in order: the first has the first row. */
  readonly bound: readonly Bound[];
  /** Free non-volatile memory of the element at the beginning, in bytes, after the two universal instances. */
  readonly freeBytes: number;
  /** Slots for binding rows at the auth server; slot and transaction identifier are one, and none is used twice. */
  readonly rows: number;
  /** Slots for migration jobs at the auth server; none where nothing migrates. Only a user who signs in migrates. */
  readonly jobs?: number;
  /** Points of sale that take part, by party name; none where left out. */
  readonly shops?: readonly string[];
  /** Slots for transactions at the auth server, refused ones included; none where left out. */
  readonly transactions?: number;
  /** Accounts; without any nobody signs in, no card is bound by one tap, and none migrates. */
  readonly users?: readonly User[];
  /** Who is signed in from the beginning, and where; looking at the list, if there is one. One a device. */
  readonly signedIn?: readonly SignedIn[];
  /** Who may suspend what is bound; nobody where left out. */
  readonly suspends?: readonly SuspensionActor[];
  /** Issuers that take messages and never answer. */
  readonly away?: readonly string[];
}

/**
 * Whether who signs in is given a list to bind from (P3). A new device gets its cards that way or by migration (P4), which
 * begins with signing in as well: one of the two a scenario, as clash X2 has it.
 */
export const bindsByOneTap = ({ users, jobs = 0 }: Roster): boolean => users !== undefined && jobs === 0;

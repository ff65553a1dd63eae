/**
 * Readers of a world for properties of one-tap binding: sessions, card lists, rows of users, and the state of issuers.
 */

import {
  type AuthServerContext,
  authServer,
  type BindingRow,
  type Device,
  type IssuerContext,
  type IssuerLink,
  issuerOf,
  type Triple,
  transactionOf,
} from '#machines';
import type { WorldView } from '#sim';
import { jobsOf, rosterOf, rowsOf, walletOf } from './cards.ts';

/** A row that an issuer requested for a user. */
export type UserRow = BindingRow & { readonly user: string };

/** The active rows that issuers requested for users. */
export function activeUserRows(world: WorldView): readonly UserRow[] {
  return rowsOf(world).filter((row): row is UserRow => row.state === 'active' && row.user !== undefined);
}

/** Whether a row was bound before the beginning, or opened by a migration: its user was verified then, or for the row it left. */
const isInherited = (world: WorldView, row: BindingRow): boolean =>
  rosterOf(world).bound.some((_, at) => transactionOf(at) === row.transaction) || sourceOf(world, row) !== undefined;

/** The row that a migration took a row's card from. */
export function sourceOf(world: WorldView, row: BindingRow): BindingRow | undefined {
  const job = jobsOf(world).find(({ target }) => target === row.transaction);
  return rowsOf(world).find(({ transaction }) => transaction === job?.source);
}

/** The active rows that issuers requested for users since the beginning. */
export const newUserRows = (world: WorldView): readonly UserRow[] =>
  activeUserRows(world).filter(row => !isInherited(world, row));

/** The session the auth server has open on a device. */
export function serverSession(world: WorldView, { name }: Device) {
  const { sessions } = (world.local(authServer).context as AuthServerContext).durable;
  const session = sessions?.[name];
  return session?.state === 'open' ? session : undefined;
}

/** The user the auth server has signed in on a device. */
export function serverUser(world: WorldView, device: Device): string | undefined {
  return serverSession(world, device)?.user;
}

/** The user signed in on a device, as its terminal knows it; nobody is, while it tells the auth server of a sign-out. */
export function terminalUser(world: WorldView, device: Device): string | undefined {
  const { session } = walletOf(world, device);
  return session?.state === 'signingOut' ? undefined : session?.user;
}

/** The cards that belong to a user. */
export function cardsOf(world: WorldView, user: string | undefined): readonly string[] {
  return rosterOf(world).users?.find(({ name }) => name === user)?.cards ?? [];
}

/** The cards the auth server lists under a user. */
export function listedCards(world: WorldView, user: string): readonly string[] {
  return (world.local(authServer).context as AuthServerContext).durable.registered?.[user] ?? [];
}

const issuerState = (world: WorldView, card: string) =>
  (world.local(issuerOf(rosterOf(world), card)).context as IssuerContext).durable;

/** The current or last request at the issuer of a card. */
export function linkOf(world: WorldView, card: string): IssuerLink | undefined {
  return issuerState(world, card).links?.[card];
}

/** Every triple of card, user and element that is bound at the card's issuer. */
export function triplesOf(world: WorldView): readonly Triple[] {
  return rosterOf(world).cards.flatMap(({ name }) =>
    (issuerState(world, name).triples ?? []).filter(each => each.card === name),
  );
}

/** The text of a triple of card, user and element. */
export const tripleText = ({ card, user, element }: { card: string; user: string; element: string }): string =>
  `${card} ${user} ${element}`;

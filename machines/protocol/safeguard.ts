/**
 * Safeguards: the design decisions that make the protocol safe. Each has its values, the value of the seen text
 * (`published`), the recommended value (`hardened`), its provenance and its price.
 */

import { oneTapSafeguards } from './one-tap-safeguard.ts';
import { suspensionSafeguards } from './suspension-safeguard.ts';

/** The provenance of a statement: the patents' own text, an inference from it, or this project. */
export type Provenance = 'seen' | 'inferred' | 'ours';

export interface Safeguard {
  readonly story: string;
  readonly values: readonly string[];
  readonly published: string;
  readonly hardened: string;
  readonly provenance: Provenance;
  /** The cost of the hardened value. */
  readonly price: string;
}

const register = <Name extends string>(safeguards: Readonly<Record<Name, Safeguard>>) => safeguards;

/** Every safeguard by its name. */
export const safeguards = register({
  'request-identity': {
    story: 'A bind request carries an identity, and asking again under it is the same request.',
    values: ['none', 'idempotent'],
    published: 'none',
    hardened: 'idempotent',
    provenance: 'ours',
    price: 'the server keeps the answer of every request',
  },
  'bind-confirmation': {
    story: 'A card becomes live only when the terminal confirms that the element has stored its record.',
    values: ['none', 'confirmed'],
    published: 'none',
    hardened: 'confirmed',
    provenance: 'inferred',
    price: 'one more round trip a bind',
  },
  'allocation-lease': {
    story: 'An allocation that is never confirmed is retired after a while.',
    values: ['none', 'expiring'],
    published: 'none',
    hardened: 'expiring',
    provenance: 'ours',
    price: 'a timer a row; a slow terminal may have to bind again',
  },
  reconciliation: {
    story:
      'After each restart or power-up the terminal asks once what became of what it left unfinished, and erases what is retired.',
    values: ['none', 'on-restart'],
    published: 'none',
    hardened: 'on-restart',
    provenance: 'ours',
    price: 'one question a restart for each unfinished card',
  },
  'activation-pairing': {
    story: 'Activation data and activation instruction belong together only where they answer the same request.',
    values: ['none', 'paired'],
    published: 'none',
    hardened: 'paired',
    provenance: 'ours',
    price: 'both messages carry the request',
  },
  'activation-sequence': {
    story:
      'The server numbers activations in the order of the device’s requests, and the element refuses one that is not newer than the last it accepted.',
    values: ['none', 'increasing'],
    published: 'none',
    hardened: 'increasing',
    provenance: 'ours',
    price: 'a number a type in the element and at the server, for ever',
  },
  'atomic-activation': {
    story: 'Replacing the payment token and activating it happen wholly or not at all, whatever the power does.',
    values: ['two-writes', 'journalled'],
    published: 'two-writes',
    hardened: 'journalled',
    provenance: 'ours',
    price: 'a journal entry and one more write a switch',
  },
  'shown-card': {
    story: 'The card shown as active is the one the element says is active, and not the one that was asked for.',
    values: ['requested', 'element'],
    published: 'requested',
    hardened: 'element',
    provenance: 'ours',
    price: 'while the element is at it, no card is shown as active',
  },
  'migration-order': {
    story: 'A migrating card is fenced at the server first, by a durable job that gives it back where it fails.',
    values: ['bind-first', 'unbind-first', 'atomic-at-server', 'fenced'],
    // The seen text has no order; binding first is the simplest reading of "migrate to the first device".
    published: 'bind-first',
    hardened: 'fenced',
    provenance: 'ours',
    price: 'a while in which neither device pays',
  },
  'migration-approval': {
    story: 'The owner approves each migration on a second channel, once.',
    values: ['none', 'owner'],
    published: 'none',
    hardened: 'owner',
    provenance: 'inferred',
    price: 'one more action of the card holder',
  },
  'durable-job': {
    story: 'A migration job outlives a crash of the server.',
    values: ['volatile', 'durable'],
    published: 'volatile',
    hardened: 'durable',
    provenance: 'ours',
    price: 'a write a phase',
  },
  'migration-notice': {
    story: 'Old device and owner are told of a migration before it is committed.',
    values: ['none', 'before-commit'],
    published: 'none',
    hardened: 'before-commit',
    provenance: 'ours',
    price: 'two messages a migration',
  },
  'key-design': {
    story:
      'Something in a proof names its payment token: a key of its own, or the token under the signature; not the key all cards of a type share.',
    values: ['shared-block', 'per-token', 'token-in-proof'],
    published: 'shared-block',
    hardened: 'token-in-proof',
    provenance: 'ours',
    price: 'one more field under the signature; keys for each token take 120 bytes a record',
  },
  'mapping-check': {
    story:
      'A transaction is approved only where its row is live, and payment token, universal card identifier, element and type that signed are those of the row.',
    values: ['none', 'row'],
    published: 'none',
    hardened: 'row',
    provenance: 'inferred',
    price: 'one look at the row a transaction',
  },
  'transaction-freshness': {
    story:
      'A counter is accepted once of the key it belongs to, and asking again for the same proof is answered as before.',
    values: ['none', 'per-token', 'per-key'],
    published: 'none',
    hardened: 'per-key',
    provenance: 'inferred',
    price: 'the server keeps what it has accepted of every key',
  },
  'authorisation-identity': {
    story: 'An authorisation carries an identity, and the issuer decides it once, however often it is asked.',
    values: ['none', 'idempotent'],
    published: 'none',
    hardened: 'idempotent',
    provenance: 'ours',
    price: 'the issuer keeps the answer of every authorisation',
  },
  'tap-lock': {
    story: 'While a tap is under way the element refuses to switch the card that pays.',
    values: ['none', 'locked'],
    published: 'none',
    hardened: 'locked',
    provenance: 'ours',
    price: 'a switch that comes during a tap fails and must be asked for again',
  },
  'deletion-order': {
    story: 'A card is deleted at the server first, so that what is left in the element if anything fails cannot pay.',
    values: ['element-first', 'server-first'],
    published: 'element-first',
    hardened: 'server-first',
    provenance: 'inferred',
    price: 'the card holder waits for the server before the card is told to be deleted',
  },
  'list-owner': {
    story:
      'Where users sign in, a new app is told only the cards of the user who is signed in on it, and has the others erased.',
    values: ['element', 'session'],
    published: 'element',
    hardened: 'session',
    provenance: 'ours',
    price: 'a new app shows no card before somebody signs in',
  },
  'deletion-check': {
    story: 'A row is deleted only over the channel of the device that it is about, whatever the request names.',
    values: ['none', 'channel'],
    published: 'none',
    hardened: 'channel',
    provenance: 'ours',
    price: 'the server knows the device behind each channel',
  },
  'installation-check': {
    story:
      'Once a new installation of the app has put its list together, the server takes no deletion from an older one.',
    values: ['none', 'checked'],
    published: 'none',
    hardened: 'checked',
    provenance: 'ours',
    price: 'a number a row, and one in each deletion',
  },
  tombstones: {
    story: 'The element remembers what was deleted, and refuses to store it ever again.',
    values: ['none', 'kept'],
    published: 'none',
    hardened: 'kept',
    provenance: 'ours',
    price: 'a small table of fixed size in the element',
  },
  'login-history': {
    story: 'A device that was wiped or sold leaves the list of devices the account was logged in on.',
    values: ['kept', 'pruned'],
    published: 'kept',
    hardened: 'pruned',
    provenance: 'ours',
    price: 'an app installed anew counts as a wipe: on a shared device it costs the others their cards',
  },
  ...oneTapSafeguards,
  ...suspensionSafeguards,
});

/** The name of a safeguard. */
export type SafeguardName = keyof typeof safeguards;

/** A value for every safeguard. */
export type SafeguardValues = Readonly<Record<SafeguardName, string>>;

/** A profile: for every safeguard, the value of the seen text (`published`) or the recommended value (`hardened`). */
export type ProfileName = 'published' | 'hardened';
/** The names of the profiles. */
export const profileNames: readonly ProfileName[] = ['published', 'hardened'];

/** The value of each safeguard under a profile. */
export function profile(name: ProfileName): SafeguardValues {
  return Object.fromEntries(
    Object.entries(safeguards).map(([key, safeguard]) => [key, safeguard[name]]),
  ) as SafeguardValues;
}

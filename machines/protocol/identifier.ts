/**
 * Identifiers. Compared for equality only; a fresh one is the first its allocator never used.
 */

/** Names one bind request of one installation of a wallet app; asking again under it is the same request. */
export type RequestIdentity = string & { readonly brand?: 'request' };
/** The card transaction identifier of a binding; never used twice. [seen] P1, P5 */
export type TransactionIdentifier = string & { readonly brand?: 'transaction' };
/** The secure element's identifier (SEID). [seen] P1, P3 */
export type ElementIdentifier = string & { readonly brand?: 'element' };

/** The card transaction identifier of a row: row and identifier are one, and neither is used twice. */
export const transactionOf = (row: number): TransactionIdentifier => `transaction${row + 1}`;

/** Stands in for an account number where a card pays; each binding has its own. [seen] P2 */
export type PaymentToken = string & { readonly brand?: 'paymentToken' };

/** The payment token of a row, as fresh as its card transaction identifier. */
export const paymentTokenOf = (row: number): PaymentToken => `paymentToken${row + 1}`;

/** Requests of one installation at most, so that what a newer installation numbers is always higher. */
const requestsMax = 1_000;

/** The number of an activation or a session: grows from request to request, and from installation to installation. */
export const sequenceOf = (installation: number, requested: number): number =>
  (installation - 1) * requestsMax + requested;

/** A request identity, scoped by the installation of the app that asks. */
export const requestOf = (installation: number, requested: number): RequestIdentity =>
  `request${installation}.${requested}`;

/** A number a point of sale uses for one gesture and never again. */
export type Nonce = string & { readonly brand?: 'nonce' };

/** The nonce of a gesture of one point of sale, counted from one. */
export const nonceOf = (shop: string, gesture: number): Nonce => `${shop}.nonce${gesture}`;

/** Names one authorisation asked of an issuer; asking again under it is the same authorisation. */
export type AuthorisationIdentity = string & { readonly brand?: 'authorisation' };

/** The identity of the authorisation of a slot: slot and identity are one, and neither is used twice. */
export const authorisationOf = (slot: number): AuthorisationIdentity => `authorisation${slot + 1}`;

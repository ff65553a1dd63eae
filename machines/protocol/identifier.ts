/**
 * Identifiers. They are compared for equality only, but for the requests of one device, which have an order. A fresh one is the
 * first that its allocator has never used.
 */

/** The identity of one bind request of one installation of a wallet app. A repeated request has the same identity. */
export type RequestIdentity = string & { readonly brand?: 'request' };
/** The card transaction identifier of a binding; never used twice. [seen] P1, P5 */
export type TransactionIdentifier = string & { readonly brand?: 'transaction' };
/** The secure element's identifier (SEID). [seen] P1, P3 */
export type ElementIdentifier = string & { readonly brand?: 'element' };

/** The card transaction identifier of a row. A row determines its identifier, and neither is used twice. */
export const transactionOf = (row: number): TransactionIdentifier => `transaction${row + 1}`;

/** The payment token of a binding, which replaces the account number in a payment. [seen] P2 */
export type PaymentToken = string & { readonly brand?: 'paymentToken' };

/** The payment token of a row. A row determines its token, and neither is used twice. */
export const paymentTokenOf = (row: number): PaymentToken => `paymentToken${row + 1}`;

/** The number of the first installation of the app on a device, by the device's place in the roster. */
export const firstInstallation = (place: number): number => 1 + place;

/** The number of the next installation on a device: higher than the last, and of no other device. */
export const nextInstallation = (last: number, devices: readonly unknown[]): number => last + devices.length;

/** An upper bound on the requests of one installation, so that a newer installation always has higher numbers. */
const requestsMax = 1_000;

/** The number of a session. It grows with each request, and with each installation. */
export const sequenceOf = (installation: number, requested: number): number =>
  (installation - 1) * requestsMax + requested;

/** A request identity, in the scope of one installation of the app. */
export const requestOf = (installation: number, requested: number): RequestIdentity =>
  `request${installation}.${requested}`;

/** Whether a request is older than another one of the same device. */
export function isOlder(one: RequestIdentity, other: RequestIdentity): boolean {
  const [installation = 0, requested = 0] = numbersOf(one);
  const [otherInstallation = 0, otherRequested = 0] = numbersOf(other);
  return installation === otherInstallation ? requested < otherRequested : installation < otherInstallation;
}

/** The installation of the app that a request comes from. */
export const installationOf = (request: RequestIdentity): number => numbersOf(request)[0] ?? 0;

const numbersOf = (request: RequestIdentity): readonly number[] =>
  request.slice('request'.length).split('.').map(Number);

/** A number that a point of sale uses for one gesture only. */
export type Nonce = string & { readonly brand?: 'nonce' };

/** The nonce of a gesture of one point of sale, counted from one. */
export const nonceOf = (shop: string, gesture: number): Nonce => `${shop}.nonce${gesture}`;

/** The identity of one authorisation request to an issuer. A repeated request has the same identity. */
export type AuthorisationIdentity = string & { readonly brand?: 'authorisation' };

/** The identity of the authorisation of a slot. A slot determines its identity, and neither is used twice. */
export const authorisationOf = (slot: number): AuthorisationIdentity => `authorisation${slot + 1}`;

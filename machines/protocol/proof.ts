/**
 * The proof of a tap, as a symbol: its key, and the data that the signature covers. The seen texts leave open whether a
 * proof names the payment token; that is the safeguard `key-design`. [inf-M] P1, P5
 */
import type { CardType } from './card.ts';
import type { ElementIdentifier, Nonce, PaymentToken } from './identifier.ts';

/** A signing key: of the universal instance of an element, or of one payment token of that instance. */
export interface Key {
  readonly element: ElementIdentifier;
  readonly cardType: CardType;
  /** The payment token of the key; absent if all cards of the type share the instance’s key. */
  readonly token?: PaymentToken;
}

/** A proof: its key and the signed data. */
export interface Proof {
  readonly key: Key;
  readonly amount: number;
  readonly nonce: Nonce;
  /** The transaction counter of the universal instance. */
  readonly counter: number;
  /** The payment token, if the signature covers it. */
  readonly token?: PaymentToken;
}

/** The data signed under every key design. */
type Signed = Pick<Proof, 'amount' | 'nonce' | 'counter'>;

/** The proof of a tap, made from an instance and the active card’s record under a key design. */
export function proofOf(design: string, key: Key, token: PaymentToken, { amount, nonce, counter }: Signed): Proof {
  return {
    key: design === 'per-token' ? { ...key, token } : key,
    amount,
    nonce,
    counter,
    ...(design === 'token-in-proof' ? { token } : {}),
  };
}

/** Whether a proof verifies for this payment token: neither its key nor its signed data names another token. */
export function verifiesFor({ key, token }: Proof, named: PaymentToken): boolean {
  return (key.token ?? named) === named && (token ?? named) === named;
}

/** The name of a key, which identifies its counter. */
export const keyName = ({ element, cardType, token }: Key): string =>
  token === undefined ? `${element} ${cardType}` : `${element} ${cardType} ${token}`;

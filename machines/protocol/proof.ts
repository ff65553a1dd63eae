/**
 * The proof of a tap, as a symbol: who signed it, and what the signature covers. What the seen texts leave open is
 * whether anything in it names the payment token; that is the safeguard `key-design`. [inf-M] P1, P5
 */
import type { CardType } from './card.ts';
import type { ElementIdentifier, Nonce, PaymentToken } from './identifier.ts';

/** A signing key: of the universal instance of an element, or of one payment token beside it. */
export interface Key {
  readonly element: ElementIdentifier;
  readonly cardType: CardType;
  /** Left out where all cards of the type share the instance’s key. */
  readonly token?: PaymentToken;
}

/** What the signature says, and who signed. */
export interface Proof {
  readonly key: Key;
  readonly amount: number;
  readonly nonce: Nonce;
  /** The transaction counter of the universal instance. */
  readonly counter: number;
  /** The payment token, where the signature covers it. */
  readonly token?: PaymentToken;
}

/** What is signed whatever the key design. */
type Signed = Pick<Proof, 'amount' | 'nonce' | 'counter'>;

/** The proof an instance and the active card’s record make together. */
export function proofOf(design: string, key: Key, token: PaymentToken, { amount, nonce, counter }: Signed): Proof {
  return {
    key: design === 'per-token' ? { ...key, token } : key,
    amount,
    nonce,
    counter,
    ...(design === 'token-in-proof' ? { token } : {}),
  };
}

/** Whether the signature would be found good by one who is told that it stands for this payment token. */
export function verifiesFor({ key, token }: Proof, named: PaymentToken): boolean {
  return (key.token ?? named) === named && (token ?? named) === named;
}

/** A key in one word, to tell whose counter it is. */
export const keyName = ({ element, cardType, token }: Key): string =>
  token === undefined ? `${element} ${cardType}` : `${element} ${cardType} ${token}`;

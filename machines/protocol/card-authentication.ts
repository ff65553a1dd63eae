/**
 * The card authentication information (CAI), as a symbol: the card's number, and a secret that the issuer gave its holder.
 * The card holder sends it in a bind request, and the issuer judges it. A wrong secret cannot be told from a right one by
 * anybody else. That a bind request carries it is [seen] P1, P5; what it consists of is [inf-M].
 */

/** A secret of one card. */
type CardSecret = string & { readonly brand?: 'secret' };

/** What a card holder gives to bind a card. */
export interface CardAuthentication {
  /** The card, by its number. */
  readonly card: string;
  readonly secret: CardSecret;
}

/** The secret that the issuer of a card gave to its holder. */
const secretOf = (card: string): CardSecret => `secret of ${card}`;

/** What the holder of a card gives. */
export const authenticationOf = (card: string): CardAuthentication => ({ card, secret: secretOf(card) });

/** What a stranger gives, who knows the number of a card and guesses the rest. */
export const guessedFor = (card: string): CardAuthentication => ({ card, secret: 'guess' });

/** Whether the secret is the one that the card's issuer gave out: the issuer alone can tell. */
export const isRight = ({ card, secret }: CardAuthentication): boolean => secret === secretOf(card);

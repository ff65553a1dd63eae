/** The words in which the auth server answers what concerns none of its rows, jobs and transactions. */
import { drawing } from '../../layers/picture.ts';
import type { AuthServerVocabulary } from '../vocabulary.ts';

/** What the auth server knows of devices, for its messages. */
export interface DevicesKept {
  /** The names of the devices, other than the one that asks, on which the account was logged in and has a card. */
  readonly withCards: readonly string[];
  /** The cards of the account on the target device. */
  readonly onTarget: readonly string[];
  /** The card that a bind request is about. */
  readonly cardAsked: string;
}

/** The receivers are the terminal that asks, the issuer of the card at hand, and the point of sale that asks. */
interface ServerVocabulary extends AuthServerVocabulary<'terminal' | 'issuerServer' | 'pointOfSale', DevicesKept> {
  /** It waits for nothing. */
  readonly timer: never;
}

export const { difference, send } = drawing<ServerVocabulary>();

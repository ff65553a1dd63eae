/** What an issuer keeps, and what it is handed: the types that its phases share. */
import type { Scope as ChartScope } from '../chart/effect.ts';
import type {
  AuthorisationIdentity,
  ElementIdentifier,
  PaymentToken,
  RequestIdentity,
  TransactionIdentifier,
} from '../protocol/identifier.ts';
import type { CardMessage } from '../protocol/message.ts';
import type { ActorState } from '../protocol/suspension-life.ts';

/** What the issuer decided of one authorisation: an approved one is charged. */
export interface Decision {
  readonly authorisation: AuthorisationIdentity;
  readonly card: string;
  readonly amount: number;
  readonly outcome: 'approved' | 'declined';
}

/** What the issuer is at, or was last at, for one card. */
export interface Link {
  /** The state of the card's region, mirrored. */
  readonly state: string;
  readonly request: RequestIdentity;
  readonly user: string;
  readonly element: ElementIdentifier;
  /** The card was typed, and not chosen from a list. */
  readonly typed?: true;
  readonly transaction?: TransactionIdentifier;
  readonly token?: PaymentToken;
  readonly reason?: string;
}

/** A card bound to a user on an element. [seen] P3: card information, user identifier, element identifier */
export interface Triple {
  readonly card: string;
  readonly user: string;
  readonly element: ElementIdentifier;
  readonly transaction: TransactionIdentifier;
}

/** What an issuer keeps of its suspension of a card. */
export interface Hold {
  /** The state of the card’s region, mirrored. */
  readonly state: ActorState;
  /** The number of its last request. */
  readonly order: number;
}

/** What the issuer keeps; of one-tap binding nothing where no user can sign in. */
export interface IssuerDurable {
  /** Every charge it made, and every one it declined. */
  readonly ledger: readonly Decision[];
  /** The cards whose account it has closed; left out where it closes none. */
  readonly closed?: readonly string[];
  readonly links?: Readonly<Record<string, Link>>;
  readonly triples?: readonly Triple[];
  /** The card transaction identifiers of bindings that are over, so that none is bound again by a late answer. */
  readonly ended?: readonly TransactionIdentifier[];
  /** Requests ever taken up, by card. */
  readonly taken?: Readonly<Record<string, readonly RequestIdentity[]>>;
  /** What it suspended, by card. */
  readonly holds?: Readonly<Record<string, Hold>>;
  /** Codes typed wrong, by card. */
  readonly wrong?: Readonly<Record<string, number>>;
}

export interface IssuerContext {
  readonly durable: IssuerDurable;
  readonly volatile: Record<string, never>;
}

/** The issuer’s own accord: block a card, or unblock it. */
export interface IssuerBlock {
  readonly type: 'issuer.suspend' | 'issuer.resume';
  readonly card: string;
}

/** The issuer’s own accord: the account of a card is closed, for good. */
export interface IssuerClose {
  readonly type: 'issuer.close';
  readonly card: string;
}

export type IssuerEvent =
  | Extract<
      CardMessage,
      {
        type:
          | 'card.authenticate'
          | 'quick.request'
          | 'code.answer'
          | 'quick.allocated'
          | 'quick.declined'
          | 'authorisation.request'
          | 'card.suspended'
          | 'card.resumed'
          | 'binding.opened'
          | 'binding.closed';
      }
    >
  | IssuerBlock
  | IssuerClose
  | { type: 'crash' }
  | { type: 'restart' };

export type Of<Type extends IssuerEvent['type']> = Extract<IssuerEvent, { type: Type }>;

/** What an action or a guard looks at. */
export type Scope = ChartScope<IssuerContext, IssuerEvent>;

/** Which card an action or a guard is about. */
export interface OfCard {
  readonly card: string;
}

/** The cards that the issuer has issued. */
export interface OfIssuer {
  readonly issued: readonly string[];
}

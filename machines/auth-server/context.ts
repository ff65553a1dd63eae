/** What the auth server keeps, and what it is handed: the types that its phases share. */
import type { Scope as ChartScope } from '../chart/effect.ts';
import type { PartyName } from '../chart/event.ts';
import type { CardType } from '../protocol/card.ts';
import type { CardAuthentication } from '../protocol/card-authentication.ts';
import type {
  AuthorisationIdentity,
  ElementIdentifier,
  Nonce,
  PaymentToken,
  RequestIdentity,
  TransactionIdentifier,
} from '../protocol/identifier.ts';
import type { CardMessage } from '../protocol/message.ts';
import type { Proof } from '../protocol/proof.ts';
import type { Refusal } from '../protocol/refusal.ts';
import type { UniversalCardIdentifier } from '../protocol/universal-card.ts';
import type { RowState } from './row/row-state.ts';

/** A binding row. Retired and declined rows stay rows. */
export interface BindingRow {
  /** The state of the row's region, mirrored. */
  readonly state: RowState;
  readonly transaction: TransactionIdentifier;
  readonly token: PaymentToken;
  readonly request: RequestIdentity;
  readonly card: string;
  /** The card authentication information, until the issuer has judged it; left out where none was given. */
  readonly authentication?: CardAuthentication;
  readonly element: ElementIdentifier;
  /** For whom, where an issuer asked for it in a user's name. */
  readonly user?: string;
  /** Left out until the server has worked it out. */
  readonly cardType?: CardType;
  /** Whether the element pays with it, as far as the server was told; left out where it never did. */
  readonly activation?: 'pending' | 'active';
  /** The newest installation of the app that has the card in its list; left out for the first. */
  readonly installation?: number;
  /** Who holds it suspended, sorted; left out where nobody does. */
  readonly suspended?: readonly string[];
  /** Why it was declined. */
  readonly reason?: Refusal;
}

/** The last session of a device that the server heard of. */
export interface SessionRow {
  readonly state: 'unproved' | 'open' | 'closed';
  readonly session: RequestIdentity;
  readonly sequence: number;
  /** Left out where the session was closed before it was opened. */
  readonly user?: string;
}

/** What the server knows of a device: its element, and the users who were logged in on it. */
export interface Logins {
  readonly element: ElementIdentifier;
  readonly users: readonly string[];
  /** The newest installation of the app they logged in from. */
  readonly installation: number;
}

/** Left out where no user can sign in. */
export interface Accounts {
  /** By device. */
  readonly sessions?: Readonly<Record<string, SessionRow>>;
  /** The history of logins, by device, where cards migrate. [seen] P4 */
  readonly logins?: Readonly<Record<string, Logins>>;
  /** Codes typed wrong, by user; left out where none was. */
  readonly mistakes?: Readonly<Record<string, number>>;
  /** The cards bound to each user identifier. [seen] P3 */
  readonly registered?: Readonly<Record<string, readonly string[]>>;
}

/** A migration job: what the server remembers of the migration of one card. */
export interface Job {
  /** The state of the job's region, mirrored. */
  readonly state: string;
  readonly request: RequestIdentity;
  readonly card: string;
  /** The element the card moves to. */
  readonly element: string;
  /** The row it leaves. */
  readonly source: TransactionIdentifier;
  /** The row it moves to, once there is one. */
  readonly target?: TransactionIdentifier;
  readonly reason?: Refusal;
}

/** A transaction, judged. */
export interface Transaction {
  /** The state of the slot’s region, mirrored. */
  readonly state: 'authorising' | 'approved' | 'declined';
  readonly authorisation: AuthorisationIdentity;
  readonly shop: string;
  readonly aid: UniversalCardIdentifier;
  /** Of the row; left out where there is none for the payment token, and none was named. */
  readonly transaction?: TransactionIdentifier;
  readonly token: PaymentToken;
  /** The card of that row. */
  readonly card: string;
  readonly amount: number;
  readonly nonce: Nonce;
  readonly proof: Proof;
  /** Whose counter was spent on it: a key’s or a payment token’s; left out where nobody keeps count, or it was refused. */
  readonly spent?: string;
  readonly reason?: Refusal;
}

/** The last activation instruction for a type of an element: its number, and the request it answers. */
export interface Instructed {
  readonly request: RequestIdentity;
  readonly sequence: number;
}

/** Which of the two an issuer knows of a row: that a migration opened it, or that it is over. */
export type IssuerKnows = 'opened' | 'closed';

/** The order of the last request heard, by actor and by what it is about. */
export type Heard = Readonly<Record<string, number>>;

export interface AuthServerContext {
  readonly durable: Accounts & {
    readonly rows: readonly (BindingRow | null)[];
    readonly jobs: readonly (Job | null)[];
    /** Transactions judged so far, refused ones included; slot and authorisation identity are one. */
    readonly transactions: readonly (Transaction | null)[];
    /** The last activation instruction by element and type; left out before the first. It never goes back. */
    readonly instructed?: Readonly<Record<string, Instructed>>;
    readonly suspensionsHeard?: Heard;
    /** What its issuer has said it knows of each row; left out before any has. */
    readonly issuersKnow?: readonly (IssuerKnows | null)[];
    /** The card types that an element is known to serve, by element; left out where no instance is provisioned. */
    readonly provisioned?: Readonly<Record<ElementIdentifier, readonly CardType[]>>;
    /** The suspensions that stand, whether or not a row is there to be held: actor and what it is about, sorted. */
    readonly suspensionsStanding?: readonly string[];
  };
  readonly volatile: Record<string, never>;
}

export type AccountEvent = Extract<
  CardMessage,
  { type: 'session.open' | 'session.close' | 'cards.query' | 'user.answer' | 'card.register' | 'quick.allocate' }
>;

/** What a job has a row do, inside the step. */
export type RowCommand =
  | { readonly type: 'row.promise'; readonly row: number }
  | { readonly type: 'row.fence'; readonly row: number }
  | { readonly type: 'row.unfence'; readonly row: number }
  | { readonly type: 'row.activate'; readonly row: number }
  | { readonly type: 'row.retire'; readonly row: number };

export type AuthServerEvent =
  | AccountEvent
  | Extract<
      CardMessage,
      {
        type:
          | 'bind.request'
          | 'card.authenticated'
          | 'card.refused'
          | 'bind.confirm'
          | 'bind.abort'
          | 'activation.request'
          | 'activation.result'
          | 'devices.request'
          | 'target-cards.request'
          | 'migration.request'
          | 'approval.give'
          | 'migration.loaded'
          | 'migration.erased'
          | 'transaction.verify'
          | 'authorisation.answer'
          | 'delete.request'
          | 'reconcile.request'
          | 'card.suspend'
          | 'card.resume'
          | 'binding.noted'
          | 'instance.provisioned';
      }
    >
  | RowCommand
  | { type: 'crash' }
  | { type: 'restart' };

/** What an action or a guard looks at. */
export type Scope = ChartScope<AuthServerContext, AuthServerEvent>;

/**
 * The elements by the terminals whose channels the requests come over; left out where a request names its element (reading
 * `bind-request`).
 */
export interface OfChannels {
  readonly elements?: Readonly<Record<PartyName, ElementIdentifier>>;
}

/** The elements by the terminals over whose channels alone their rows are deleted; left out where nobody looks. */
export interface OfDeletion {
  readonly deletingOver?: Readonly<Record<PartyName, ElementIdentifier>> | undefined;
}

/** Whether a list of cards is given to the owner of the cards alone, in its session. */
export interface OfList {
  readonly byOwner?: boolean | undefined;
}

/** Which row an action or a guard is about. */
export interface OfRow extends OfChannels, OfDeletion, OfList {
  readonly row: number;
}

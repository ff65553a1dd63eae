/** What the wallet app keeps, and what it is handed: the types that its phases share. */
import type { Scope as ChartScope } from '../chart/effect.ts';
import type { CardType } from '../protocol/card.ts';
import type { CardAuthentication } from '../protocol/card-authentication.ts';
import type {
  ElementIdentifier,
  PaymentToken,
  RequestIdentity,
  TransactionIdentifier,
} from '../protocol/identifier.ts';
import type { CardMessage, MessageType } from '../protocol/message.ts';
import type { Listed } from '../protocol/messages/deletion.ts';
import type { TypedCode } from '../protocol/messages/one-tap.ts';

/** What the app keeps of one card, from the first request to the bound card. */
export interface Binding {
  /** The state of the card's region, mirrored. */
  readonly state: string;
  readonly request: RequestIdentity;
  /** The card authentication information, until the auth server has answered; left out where none was given. */
  readonly authentication?: CardAuthentication;
  /** Who chose it from the list; left out where it was added by hand. */
  readonly user?: string;
  /** The party that issues it, as the list said, or the number of a card that was typed; left out where it was added by hand. */
  readonly issuer?: string;
  /** It was typed as a first card, and not chosen. */
  readonly typed?: true;
  /** Tries left when the issuer last asked for a code. */
  readonly left?: number;
  readonly element?: ElementIdentifier;
  readonly cardType?: CardType;
  readonly transaction?: TransactionIdentifier;
  readonly token?: PaymentToken;
  /** It was the one shown as paying when its record began to go; left out where it was not. */
  readonly paid?: true;
}

/** An activation the card holder asked for, until it is over. */
export interface Activation {
  /** The state of the type's region, mirrored. */
  readonly state: string;
  readonly card: string;
  readonly request: RequestIdentity;
}

/** A migration to this device, until the holder is told. */
export interface Operation {
  /** The state of the region, mirrored. */
  readonly state: string;
  readonly request: RequestIdentity;
  /** The session it is asked for in; left out while somebody has to sign in first. */
  readonly session?: RequestIdentity;
  /** The user of that session. */
  readonly user?: string;
  /** The devices shown. */
  readonly devices?: readonly string[];
  readonly target?: string;
  readonly card?: string;
  /** Whether the server has had the card loaded: an operation takes one load of each card. */
  readonly loaded?: true;
  /** The cards still to be asked for, where all move; left out where one is picked. */
  readonly cards?: readonly string[];
}

/** What a crash of the app loses. */
export interface Volatile {
  /** Activation data and instructions waiting for each other, by what pairs them. */
  readonly data: Readonly<Record<string, PaymentToken>>;
  readonly instructions: Readonly<Record<string, { readonly request: RequestIdentity; readonly sequence: number }>>;
  /** Activation commands the element has not answered yet, in order. */
  readonly commands: readonly Of<'token.activate'>[];
  /** Codes as they were typed, by card; left out where none was. */
  readonly codes?: Readonly<Record<string, TypedCode>>;
}

/** The session under way, by the request that opened it. */
export interface Session {
  /** The state of the session's region, mirrored. */
  readonly state: string;
  /** Empty in a new app, which signs out whoever the app before knew. */
  readonly user: string;
  readonly session: RequestIdentity;
  /** How new it is on this device; the server takes none that is older than the last. */
  readonly sequence: number;
  /** Tries left when the auth server last asked for a code; left out where it never did. */
  readonly left?: number;
  /** The issuer of each card in the list shown, by card; left out before there is a list. */
  readonly issuers?: Readonly<Record<string, string>>;
}

/** A question which card is active, asked after a restart, until it is answered. */
export interface Question {
  readonly request: RequestIdentity;
  /** A command has followed it, so that its answer will not last; left out where none has. */
  readonly overtaken?: true;
}

/** The list that is being put together, until it is. */
export interface Listing {
  readonly request: RequestIdentity;
  readonly told?: Listed;
}

export interface TerminalContext {
  readonly durable: {
    /** No other device’s, and kept outside the app’s own memory, so that identifiers stay fresh after a reinstall. */
    readonly installation: number;
    /** Requests made so far by this installation. */
    readonly requested: number;
    readonly bindings: Readonly<Record<string, Binding>>;
    /** The activation under way, by card type. */
    readonly activations: Readonly<Partial<Record<CardType, Activation>>>;
    /** The migration to this device under way. */
    readonly operation?: Operation;
    /** The card shown as the one that pays, by card type; null for none, `unknown` while the element is at it. */
    readonly shown: Readonly<Record<CardType, string | null>>;
    /** Questions which card is active, asked after a restart and still open, by card type; left out where none is. */
    readonly questions?: Readonly<Partial<Record<CardType, Question>>>;
    /** Who is signed in; left out where nobody is. */
    readonly session?: Session;
    /** The state of the region of each instance being provisioned, by type; left out where none is. */
    readonly provisioning?: Readonly<Partial<Record<CardType, string>>>;
    /** A new app’s list of cards, while it is put together. */
    readonly listing?: Listing;
    /** Nobody was signed in when a new app last asked for its list; left out where somebody was. */
    readonly unowned?: true;
  };
  readonly volatile: Volatile;
}

export type TerminalEvent = CardMessage | { type: 'crash' } | { type: 'restart' } | { type: 'reinstall' };

/** The event at hand, known to be of this type where an action or guard is used. */
export type Of<Type extends MessageType> = Extract<CardMessage, { type: Type }>;

/** What an action or a guard looks at. */
export type Scope = ChartScope<TerminalContext, TerminalEvent>;

/** Which card an action or a guard is about. */
export interface OfCard {
  readonly card: string;
}

/** Which card type an action or a guard is about. */
export interface OfType {
  readonly cardType: CardType;
}

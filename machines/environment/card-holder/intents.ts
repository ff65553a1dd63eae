/** What a card holder does of its own accord, what it is told, and what it keeps: the types that its pictures share. */
import type { Scope as ChartScope } from '../../chart/effect.ts';
import type { CardMessage } from '../../protocol/message.ts';
import type { TypedCode } from '../../protocol/messages/one-tap.ts';

/** The intents of a card holder, and the answers that it gives inside a protocol. `device` and `on` are names of devices. */
export type Intent =
  /** Add a card, with the card authentication information that its holder knows, or with a guess. */
  | { readonly type: 'holder.bind'; readonly card: string; readonly device: string; readonly by?: 'guess' }
  /** Delete a card from a device. */
  | { readonly type: 'holder.delete'; readonly card: string; readonly device: string }
  /** Pay with this card from now on. */
  | { readonly type: 'holder.select'; readonly card: string; readonly device: string }
  /** Sign in as this user; sign out. */
  | { readonly type: 'holder.login'; readonly user: string; readonly device: string }
  | { readonly type: 'holder.logout'; readonly device: string }
  /** Type the code that came for the user. */
  | { readonly type: 'holder.prove'; readonly device: string; readonly code: TypedCode }
  /** Choose a card of the list; type a first card; choose once more after a refusal. */
  | { readonly type: 'holder.tick' | 'holder.type' | 'holder.again'; readonly card: string; readonly device: string }
  /** Type the code that came for a card. */
  | { readonly type: 'holder.enter'; readonly card: string; readonly device: string; readonly code: TypedCode }
  /** Move a card to this device. */
  | { readonly type: 'holder.migrate'; readonly device: string }
  /** The first selecting operation, on one device: which other device. */
  | { readonly type: 'holder.choose'; readonly on: string; readonly device: string }
  /** The second selecting operation: which card. */
  | { readonly type: 'holder.pick'; readonly on: string; readonly card: string }
  /** Approve what the owner is asked to approve. */
  | { readonly type: 'holder.approve' }
  /** Pay here, with whatever card pays. */
  | { readonly type: 'holder.tap'; readonly device: string }
  /** This device is lost, or found. */
  | { readonly type: 'holder.lose' | 'holder.find'; readonly device: string };

/** What the card holder sees, is told and is asked. */
export type Told = Extract<
  CardMessage,
  {
    type:
      | 'bind.done'
      | 'bind.failed'
      | 'activation.done'
      | 'activation.failed'
      | 'delete.done'
      | 'delete.queued'
      | 'delete.failed'
      | 'wallet.shown'
      | 'session.over'
      | 'cards.shown'
      | 'cards.failed'
      | 'code.ask'
      | 'user.ask'
      | 'login.ask'
      | 'migration.devices'
      | 'migration.cards'
      | 'migration.done'
      | 'migration.failed'
      | 'approval.ask'
      | 'owner.notice'
      | 'payment.done'
      | 'payment.declined'
      | 'payment.unknown'
      | 'card.suspended'
      | 'card.resumed';
  }
>;

export type HolderEvent = Intent | Told;
/** The event at hand, known to be of this type where an action or guard is used. */
export type Of<Type extends HolderEvent['type']> = Extract<HolderEvent, { readonly type: Type }>;

/** What the card holder keeps. */
export interface HolderContext {
  readonly durable: {
    /** How often lost mode was asked for, by device. */
    readonly orders?: Readonly<Record<string, number>>;
    /** The migrations that the owner is asked to approve. */
    readonly asked?: readonly string[];
    /** The cards shown on the target device, by the device they are to move to; left out while none is to be picked. */
    readonly shown?: Readonly<Record<string, readonly string[]>>;
  };
}

/** What an action or a guard looks at. */
export type Scope = ChartScope<HolderContext, HolderEvent>;

/** Which card a guard is about. */
export interface OfCard {
  readonly card: string;
}
/** Which cards a guard is about: all of a type. */
export interface OfType {
  readonly cards: readonly string[];
}
/** Which device a guard is about. */
export interface OfDevice {
  readonly device: string;
}
/** At which device the holder asks for a migration. */
export interface OfAsking {
  readonly on: string;
}
/** A device, by its name and by its element’s. */
export interface OfLost extends OfDevice {
  readonly element: string;
}

/** What the point of sale remembers of a gesture, and the guards and actions its chart is written in. */
import { assign, setup } from 'xstate';
import { effects } from '../../chart/effect.ts';
import { type Nonce, nonceOf, type PaymentToken, type TransactionIdentifier } from '../../protocol/identifier.ts';
import type { CardMessage } from '../../protocol/message.ts';
import type { Proof } from '../../protocol/proof.ts';
import { timeouts } from '../../protocol/timeout.ts';
import type { UniversalCardIdentifier } from '../../protocol/universal-card.ts';

/** A message of this type. */
export type Of<Type extends CardMessage['type']> = Extract<CardMessage, { type: Type }>;
/** What the point of sale hears. */
export type SaleEvent = Of<
  | 'payment.start'
  | 'directory.listed'
  | 'instance.selected'
  | 'instance.refused'
  | 'transaction.proof'
  | 'transaction.refused'
  | 'transaction.result'
>;

/** A gesture, until the card holder is told how it ended. */
export interface Sale {
  readonly nonce: Nonce;
  readonly device: string;
  /** The universal card identifier that it selects, once it has chosen one. */
  readonly aid?: UniversalCardIdentifier;
  readonly token?: PaymentToken;
  /** The card transaction identifier that came with the proof; left out where none did. */
  readonly transaction?: TransactionIdentifier;
  readonly proof?: Proof;
}
/** What the point of sale keeps. */
export interface PointOfSaleContext {
  /** Gestures so far, so that no nonce is used twice; and the one under way. */
  readonly durable: { readonly gestures: number; readonly sale: Sale | null };
  readonly volatile: Record<string, never>;
}

/** Which shop an action or a guard is of, and which universal card identifiers it takes. */
export interface OfShop {
  readonly shop: string;
  readonly takes: readonly UniversalCardIdentifier[];
}

/** The identifiers of a directory that a shop takes, in the order of the directory. */
const takenOf = ({ aids }: Of<'directory.listed'>, takes: readonly UniversalCardIdentifier[]) =>
  aids.filter(aid => takes.includes(aid));

/** What everything costs, in yuan. */
export const amount = 40;

/** The guards and actions its chart is written in. */
export const pointOfSale = setup({
  types: { context: {} as PointOfSaleContext, events: {} as SaleEvent },
  delays: { tapTimeout: timeouts.tapTimeout, replyTimeout: timeouts.replyTimeout },
  actions: {
    ...effects,
    begin: assign({
      durable: ({ context: { durable }, event }, { shop }: OfShop) => {
        const { device } = event as Of<'payment.start'>;
        const gestures = durable.gestures + 1;
        return { gestures, sale: { nonce: nonceOf(shop, gestures), device } };
      },
    }),
    /** Chooses the identifier of the highest priority among those that it takes. */
    choose: assign({
      durable: ({ context: { durable }, event }, { takes }: OfShop) => {
        const [aid] = takenOf(event as Of<'directory.listed'>, takes);
        return { ...durable, sale: { ...durable.sale!, aid: aid! } };
      },
    }),
    keepToken: assign({
      durable: ({ context: { durable }, event }) => ({
        ...durable,
        sale: { ...durable.sale!, token: (event as Of<'instance.selected'>).token },
      }),
    }),
    keepProof: assign({
      durable: ({ context: { durable }, event }) => {
        const { transaction, proof } = event as Of<'transaction.proof'>;
        const named = transaction === undefined ? {} : { transaction };
        return { ...durable, sale: { ...durable.sale!, ...named, proof } };
      },
    }),
    end: assign({ durable: ({ context: { durable } }) => ({ ...durable, sale: null }) }),
  },
  guards: {
    /** Of the gesture under way. */
    mine: ({ context, event }) => 'nonce' in event && event.nonce === context.durable.sale?.nonce,
    /** The directory has an identifier that is taken here. */
    takesOne: ({ context, event }, { takes }: OfShop) =>
      event.type === 'directory.listed' &&
      event.nonce === context.durable.sale?.nonce &&
      takenOf(event, takes).length > 0,
    approved: ({ context, event }) =>
      event.type === 'transaction.result' &&
      event.nonce === context.durable.sale?.nonce &&
      event.outcome === 'approved',
  },
});

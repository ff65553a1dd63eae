/**
 * Universal card identifiers (P1 [seen]), one for each card type. That one is the application identifier by which a reader
 * selects the instance is [inf-M]; the identifiers are UnionPay's for debit and credit, with an instance suffix of ours.
 */
import type { CardType } from './card.ts';

/** A universal card identifier. */
export type UniversalCardIdentifier = string & { readonly brand?: 'universalCard' };

const identifiers: Readonly<Record<CardType, UniversalCardIdentifier>> = {
  debit: 'A0000003330101015501',
  credit: 'A0000003330101025502',
};

/** The identifier of the universal card instance of a type. */
export const universalCardOf = (cardType: CardType): UniversalCardIdentifier => identifiers[cardType];

/** A transaction at the auth server: its picture, its safeguard, and what is true of every region. One region a slot. */
import type { Known, RegionConfig } from '../../layers/concerning.ts';
import { regionOf, when } from '../../layers/region-of.ts';
import { remembering } from '../../layers/remembering.ts';
import { asking } from '../../protocol/asking.ts';
import { issuerOf, type Terms } from '../../protocol/party-name.ts';
import type { Scope } from '../context.ts';
import { authorising } from './authorising.ts';
import type { TransactionKept } from './drawing.ts';
import { knowingAgain } from './knowing-again.ts';
import type { OfSlot } from './transactions.ts';

/** The life of one transaction slot. */
export function transactionRegion(slot: number, terms: Terms): RegionConfig {
  const { safeguards, layer } = terms;
  const layers = {
    safeguards: { knowingAgain: when(safeguards['transaction-freshness'] !== 'none', knowingAgain) },
    everywhere: {
      ...asking('issuerTimeout'),
      remembering: remembering({
        words: { writes: 'mirrorTransaction', was: 'isTransaction' },
        what: 'the transaction',
        resumes: true,
      }),
    },
  };
  const description = `Transaction slot ${slot + 1}.`;
  return regionOf(aboutTransaction(slot, terms), { ...authorising, description }, layers, layer);
}

/** What the names in the picture of a transaction mean. */
function aboutTransaction(slot: number, { roster, safeguards }: Terms) {
  // The values, and not the object they stand in: a chart reads no safeguard after it is made.
  const { 'mapping-check': mapping, 'transaction-freshness': freshness } = safeguards;
  const params: OfSlot = { slot, safeguards: { 'mapping-check': mapping, 'transaction-freshness': freshness } };
  return {
    id: `transaction${slot + 1}`,
    params,
    guard: 'myAuthorisation',
    receivers: {
      issuerServer: ({ context }: Scope) => issuerOf(roster, context.durable.transactions[slot]!.card),
      pointOfSale: ({ context }: Scope) => context.durable.transactions[slot]!.shop,
    },
    kept: ({ context }: Scope): Known<TransactionKept> => {
      const { authorisation, card, amount, nonce, reason } = context.durable.transactions[slot]!;
      // A transaction that the server found good is declined by the issuer only.
      return { authorisation, card, amount, nonce, reason: reason ?? 'issuerDeclined' };
    },
  };
}

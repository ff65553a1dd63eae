/**
 * The auth server's part in reconciliation [inf-L]: told what an element holds, it says what of that is live and what is
 * to be erased. What becomes of the rows themselves is in `row/`.
 */
import type { Roster } from '../protocol/card.ts';
import type { ListedCard } from '../protocol/messages/deletion.ts';
import type { BindingRow, Scope } from './context.ts';
import { isDead, isKept, type Reconcile } from './deletion-words.ts';
import { terminalOf } from './registry.ts';

const listed = ({ card, element, transaction, cardType, token }: BindingRow): ListedCard => ({
  card,
  element,
  transaction,
  cardType,
  token,
});

/** Answers out of all rows at once. */
export function reconciliation(roster: Roster) {
  return {
    initial: 'answering',
    description: 'Bringing element and server together.',
    states: {
      answering: {
        description: 'Says what is live.',
        on: {
          'reconcile.request': {
            actions: {
              type: 'send' as const,
              params: ({ context, event }: Scope) => {
                const asked = event as Reconcile;
                const rows = context.durable.rows.filter(row => row !== null);
                const moves = (row: BindingRow): boolean =>
                  row.state !== 'deleted' &&
                  context.durable.jobs.some(job => job?.source === row.transaction || job?.target === row.transaction);
                const held = rows.filter(({ transaction }) => asked.records.includes(transaction));
                return {
                  to: terminalOf(roster, asked.element),
                  message: {
                    type: 'reconcile.answer',
                    request: asked.request,
                    live: held.filter(row => isKept(row, asked)).map(listed),
                    erase: held
                      .filter(row => isDead(row, asked))
                      .map(row => ({ ...listed(row), ...(moves(row) ? { migrated: true } : {}) })),
                  },
                };
              },
            },
            description: 'Says which of the records are live, and which are to be erased.',
          },
        },
      },
    },
  };
}

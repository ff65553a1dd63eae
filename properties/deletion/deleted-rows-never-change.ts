/**
 * Step: a deleted row stays as it is, whatever arrives late. A retired or declined row keeps its state.
 *
 * Clause: ours, after notices that arrived out of order in practice. Catalogue C21.
 * Breaks when: the last message wins, and a list of records read before the deletion arrives after it.
 */
import { type CardProperty, canonical, everyStep } from '#sim';
import { rowsOf } from '../world/cards.ts';

const absorbing: readonly string[] = ['retired', 'declined'];

export const deletedRowsNeverChange: CardProperty = {
  name: 'deleted-rows-never-change',
  says: 'A deleted row stays as it is whatever arrives late, and a retired or declined one never becomes live.',
  kind: 'safety',
  subject: 'cards',
  source: 'C21 ours',
  breaks: [{ scenario: 'reinstall-and-delete', change: { mutant: 'last-to-arrive-wins' } }],
  test: everyStep(
    ({ before, after }) =>
      rowsOf(before).every(was => {
        const now = rowsOf(after).find(({ transaction }) => transaction === was.transaction);
        if (was.state === 'deleted') return canonical(now) === canonical(was);
        return !absorbing.includes(was.state) || now?.state === was.state;
      }),
    ({ before }) => rowsOf(before).some(({ state }) => state === 'deleted' || absorbing.includes(state)),
  ),
};

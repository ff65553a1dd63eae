/**
 * Sometimes: every card that was bound at the beginning has moved: its row there is retired, and another row of it is active,
 * with its record.
 *
 * Clause: P4 [seen]: the server migrates the payment cards bound to the target device; that it can be all of them is [inf-M].
 * Breaks when: the app asks for the first card only.
 */
import { type CardProperty, sometimes, type WorldView } from '#sim';
import { recordsOf, rosterOf, rowsOf } from '../world/cards.ts';

const hasMoved = (world: WorldView, at: number): boolean => {
  const { card } = rosterOf(world).bound[at]!;
  const rows = rowsOf(world);
  return (
    rows[at]?.state === 'retired' &&
    rows.some(
      row =>
        row.card === card &&
        row.state === 'active' &&
        recordsOf(world).some(({ transaction }) => transaction === row.transaction),
    )
  );
};

export const allCardsMove: CardProperty = {
  name: 'all-cards-move',
  says: 'Every card of the target device moves.',
  kind: 'reachability',
  subject: 'cards',
  source: 'P4 [seen] for cards, [inf-M] for all of them',
  breaks: [{ scenario: 'migrate-all', change: { mutant: 'moves-the-first-only' } }],
  test: sometimes(world => rosterOf(world).bound.every((_, at) => hasMoved(world, at))),
};

/**
 * Always: a card that was not chosen stays where it is: its row live, its record in its element, where that keeps records.
 * The card holder may delete it.
 *
 * Clause: P4 [inf-M]: the second selecting operation chooses cards. Catalogue E07.
 * Breaks when: the old element erases every record of the type.
 */
import type { Roster } from '#machines';
import { always, type CardProperty, type WorldView } from '#sim';
import { isDeleting, isLive, jobsOf, memoriesOf, rosterOf, rowsOf } from '../world/cards.ts';
import { heldOf, isOfFields } from '../world/storage.ts';

/** Once there is a migration, the cards bound in the first world that no migration moves. */
const notChosen = (world: WorldView): Roster['bound'] => {
  const chosen = new Set(jobsOf(world).map(({ card }) => card));
  return chosen.size === 0 ? [] : rosterOf(world).bound.filter(({ card, retired }) => !retired && !chosen.has(card));
};

/** Without records a card's place is the list of the app, which a new app has to put together first. */
const keepsNoRecords = (world: WorldView): boolean => memoriesOf(world).some(isOfFields);

export const onlyTheChosenCardMoves: CardProperty = {
  name: 'only-the-chosen-card-moves',
  says: 'A card that was not chosen stays bound where it is, with its row and record.',
  kind: 'safety',
  subject: 'cards',
  source: 'E07 [inf-M] P4',
  breaks: [{ scenario: 'one-of-two-migration', change: { mutant: 'erase-whole-type' } }],
  test: always(
    world =>
      notChosen(world).every(({ card }) => {
        const own = rowsOf(world).filter(each => each.card === card);
        if (isDeleting(world, card) || own.some(({ state }) => state === 'deleted')) return true;
        const row = own.find(isLive);
        return row !== undefined && (keepsNoRecords(world) || heldOf(world).includes(row.transaction));
      }),
    world => notChosen(world).length > 0,
  ),
};

/**
 * Sometimes: a card has moved: its new row is active, and its record is in the new element or, without records, in the list of the app.
 *
 * Clause: P4 [seen]: the purpose of the method. Guards against an empty model.
 * Breaks when: the new element has too little free memory.
 */
import { type CardProperty, sometimes } from '#sim';
import { jobsOf, rowsOf } from '../world/cards.ts';
import { cardsOnDevices } from '../world/storage.ts';

export const aCardMoves: CardProperty = {
  name: 'a-card-moves',
  says: 'A card moves: its new row is active, and the new device has it.',
  kind: 'reachability',
  subject: 'cards',
  source: 'P4 [seen]',
  breaks: [{ scenario: 'full-migration', change: {} }],
  test: sometimes(world =>
    jobsOf(world).some(
      ({ target }) =>
        rowsOf(world).some(row => row.transaction === target && row.state === 'active') &&
        cardsOnDevices(world).some(transaction => transaction === target),
    ),
  ),
};

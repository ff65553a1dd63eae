/**
 * Stabilises: in the end the card holder has an answer to the last pick, and the answer is true.
 *
 * After the answer that the card pays, it pays or is no longer live on the device where it was picked. A card that was
 * deleted and bound again was not picked again. After the answer that the switch failed, the type
 * still has a card that pays, if it had one at the beginning.
 *
 * Clause: ours. Catalogue F07.
 * Breaks when: data and instruction are neither paired nor numbered.
 */
import { type BindingRow, cardTypes } from '#machines';
import { type CardProperty, stabilises, type WorldView } from '#sim';
import { activeToken, hasMovedTo, holderPicks, isLive, memoriesOf, paidAtFirst, rowsOf } from '../world/cards.ts';
import { isOfFields } from '../world/storage.ts';

/** Whether a row of the card was deleted, and this one was never activated. */
const isFresh = (world: WorldView, { card, token, cardType }: BindingRow): boolean =>
  rowsOf(world).some(row => row.card === card && row.state === 'deleted') &&
  memoriesOf(world).some(
    memory =>
      (isOfFields(memory) || memory.records.some(record => record.token === token)) &&
      activeToken(memory, cardType!) !== token,
  );

export const theCardPickedPays: CardProperty = {
  name: 'the-card-picked-pays',
  says: 'In the end the card last picked pays, or the holder was told that it did not work and another of its type pays.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F07 ours',
  breaks: [{ scenario: 'quick-switch', change: { profile: 'published' } }],
  test: stabilises(
    world => {
      const active = memoriesOf(world).flatMap(memory => cardTypes.map(type => activeToken(memory, type)));
      return holderPicks(world).every(({ told, card, cardType }) => {
        if (told === 'wants') return false;
        if (told === 'failed')
          return !paidAtFirst(world).some(each => each.cardType === cardType) || active.some(token => token !== null);
        const rows = rowsOf(world).filter(
          row => row.card === card && isLive(row) && !hasMovedTo(world, row) && !isFresh(world, row),
        );
        return rows.length === 0 || rows.some(({ token }) => active.includes(token));
      });
    },
    world => holderPicks(world).length > 0,
  ),
};

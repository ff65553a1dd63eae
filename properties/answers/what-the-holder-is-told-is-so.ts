/**
 * Step: when a terminal tells the card holder that a card is bound, moved or deleted, it is so: its row is live and its
 * record is in the element of that device, or neither is. A list has the cards that the auth server lists under the user.
 *
 * Clause: ours. Catalogue F04 for deletion.
 * Breaks when: a migration that is requested again is taken for another one, and refused while the card moves.
 */
import type { Device, Envelope, Message } from '#machines';
import { type CardProperty, everyStep, type WorldView } from '#sim';
import { committed, holderState, holderWaits, isLive, jobsOf, rosterOf, rowsOf } from '../world/cards.ts';
import { listedCards } from '../world/one-tap.ts';
import { cardsOn } from '../world/storage.ts';

/** The row that binds a card on a device, and has its record there. */
const isBoundOn = (world: WorldView, card: unknown, device: Device): boolean =>
  rowsOf(world).some(
    row => row.card === card && row.element === device.element && isLive(row) && isStored(world, row, device),
  );

const isStored = (world: WorldView, { transaction }: { readonly transaction: string }, device: Device): boolean =>
  cardsOn(world, device).includes(transaction);

const hasRecordOn = (world: WorldView, card: unknown, device: Device): boolean =>
  rowsOf(world).some(row => row.card === card && row.element === device.element && isStored(world, row, device));

/** A card that has moved may be deleted where it is now, before the card holder is told that it has moved. */
const isDeletedOn = (world: WorldView, card: unknown, device: Device): boolean =>
  ['deleting', 'removed', 'gone'].includes(holderState(world, card as string) ?? '') ||
  rowsOf(world).some(row => row.card === card && row.element === device.element && row.state === 'deleted');

/** A card that has moved may have moved on. */
const hasMovedOn = (world: WorldView, card: unknown, device: Device): boolean =>
  rowsOf(world).some(
    row =>
      row.card === card &&
      row.element === device.element &&
      jobsOf(world).some(({ source, state }) => source === row.transaction && committed.includes(state)),
  );

/** A record that a new app gets back, unasked, may be of a row that is retired meanwhile. */
const isRestoredOn = (world: WorldView, card: unknown, device: Device): boolean =>
  hasRecordOn(world, card, device) && !holderWaits(world, card as string);

/** Whether a migration that is said to have failed is over, and has left no row that is live. */
const hasFailed = (world: WorldView, { request }: Message): boolean =>
  jobsOf(world)
    .filter(job => job.request === request)
    .every(
      ({ state, target }) =>
        state === 'failed' && !rowsOf(world).some(row => row.transaction === target && isLive(row)),
    );

/** Whether a list has the cards that the auth server lists under the user, all of them and no other. */
function isTheList(world: WorldView, { type, user, cards }: Message): boolean {
  const shown = type === 'cards.found' ? (cards as readonly { card: string }[]).map(({ card }) => card) : [];
  const listed = listedCards(world, user as string);
  return shown.length === listed.length && listed.every(card => shown.includes(card));
}

function isSo(world: WorldView, { from, message }: Envelope): boolean {
  if (['cards.found', 'cards.none'].includes(message.type)) return isTheList(world, message);
  if (message.type === 'migration.outcome' && message.outcome === 'failed') return hasFailed(world, message);
  const device = rosterOf(world).devices.find(({ terminal }) => terminal === from);
  if (!device) return true;
  if (message.type === 'bind.done')
    return [isBoundOn, hasMovedOn, isRestoredOn].some(is => is(world, message.card, device));
  if (message.type === 'migration.done')
    return [isBoundOn, isDeletedOn, hasMovedOn].some(is => is(world, message.card, device));
  if (message.type === 'delete.done') return !isBoundOn(world, message.card, device);
  if (message.type === 'delete.queued') return !hasRecordOn(world, message.card, device);
  return true;
}

const news: readonly string[] = [
  'bind.done',
  'migration.done',
  'delete.done',
  'delete.queued',
  'cards.found',
  'cards.none',
  'migration.outcome',
];

export const whatTheHolderIsToldIsSo: CardProperty = {
  name: 'what-the-holder-is-told-is-so',
  says: 'When the card holder is told that a card is bound, moved or deleted, it is so on that device; a list has the cards that are listed.',
  kind: 'safety',
  subject: 'cards',
  source: 'F04 ours',
  breaks: [{ scenario: 'migrate-tapped-card', change: { profile: 'published' } }],
  test: everyStep(
    ({ sends, after }) => sends.every(sent => isSo(after, sent)),
    ({ sends }) => sends.some(({ message }) => news.includes(message.type)),
  ),
};

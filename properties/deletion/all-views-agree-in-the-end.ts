/**
 * Stabilises: in the end the wallet, the element, the auth server and the card holder know the same cards.
 *
 * Clause: P5 speaks of synchronising [lex]; the meaning is ours. Catalogue F02.
 * Breaks when: a new app never gets its list of cards; a deletion requested from the old app arrives after the new app
 * has the card as live; or a deletion is interrupted and no party resumes it.
 */

import { type CardProperty, stabilises, type WorldView } from '#sim';
import { cardOf, elementOf, holderState, rosterOf, rowsOf, walletOf } from '../world/cards.ts';
import { cardsOn, heldIn } from '../world/storage.ts';

const same = (one: readonly string[], two: readonly string[]): boolean =>
  one.length === two.length && one.every(each => two.includes(each));

/**
 * For each device, the cards by identifier at the auth server, on the device, in its element and in its wallet, and the cards known to the card
 * holder.
 */
const viewsOf = (world: WorldView) =>
  rosterOf(world).devices.map(device => ({
    live: rowsOf(world)
      .filter(({ state, element }) => state === 'active' && element === device.element)
      .map(({ transaction }) => transaction),
    there: cardsOn(world, device),
    held: heldIn(world, elementOf(world, device).durable),
    shown: Object.values(walletOf(world, device).bindings).flatMap(({ state, transaction }) =>
      state === 'bound' && transaction !== undefined ? [transaction] : [],
    ),
    known: rosterOf(world)
      .cards.map(({ name }) => name)
      .filter(name => ['has', 'kept'].includes(holderState(world, name) ?? '')),
  }));

export const allViewsAgreeInTheEnd: CardProperty = {
  name: 'all-views-agree-in-the-end',
  says: 'In the end wallet, element, auth server and card holder know the same cards.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F02 [lex] P5',
  breaks: [
    { scenario: 'reinstall', change: { with: { reconciliation: 'none' } } },
    { scenario: 'reinstall-and-delete', change: { with: { 'installation-check': 'none' } } },
    { scenario: 'crashed-delete', change: { with: { reconciliation: 'none' } } },
  ],
  test: stabilises(
    world =>
      viewsOf(world).every(
        ({ live, there, held, shown, known }) =>
          same(live, there) &&
          held.every(each => live.includes(each)) &&
          same(live, shown) &&
          same(
            live.map(transaction => cardOf(world, transaction)!.name),
            known,
          ),
      ),
    world => viewsOf(world).some(views => Object.values(views).some(known => known.length > 0)),
  ),
};

/**
 * Always: of the cards bound in the first world, a new app shows only those of users who have signed in on it.
 *
 * Clause: ours, for the list of cards (P1, P5) and the login (P3, P4 [seen]). Catalogue I02, I08.
 * Breaks when: a new app is told every card of its element, whoever it was bound for.
 */
import { type Device, paymentTokenOf } from '#machines';
import { always, type CardProperty, type WorldView } from '#sim';
import { loginObserver, signedInSince } from '../one-tap/login-observer.ts';
import { hasNewApp, rosterOf, walletOf } from '../world/cards.ts';
import { cardsOf } from '../world/one-tap.ts';

/**
 * The cards bound in the first world that the new app of a device shows; none while the old app is there, or where a roster says
 * what a new app knows at the beginning.
 */
function foundOn(world: WorldView, device: Device): readonly string[] {
  if (!hasNewApp(world, device) || device.wiped || rosterOf(world).users === undefined) return [];
  const { bindings } = walletOf(world, device);
  return rosterOf(world).bound.flatMap(({ card }, row) => {
    const binding = bindings[card];
    return binding?.state === 'bound' && binding.token === paymentTokenOf(row) ? [card] : [];
  });
}

export const aNewAppShowsOnlyItsUsersCards: CardProperty = {
  name: 'a-new-app-shows-only-its-users-cards',
  says: 'A new app shows, of the cards bound before, only those of users who have signed in on it.',
  kind: 'safety',
  subject: 'cards',
  source: 'I02 I08 ours',
  breaks: [{ scenario: 'second-hand', change: { with: { 'list-owner': 'element' } } }],
  observers: [loginObserver],
  test: always(
    world =>
      rosterOf(world).devices.every(device => {
        const mine = signedInSince(world, device.name).flatMap(user => cardsOf(world, user));
        return foundOn(world, device).every(card => mine.includes(card));
      }),
    world => rosterOf(world).devices.some(device => foundOn(world, device).length > 0),
  ),
};

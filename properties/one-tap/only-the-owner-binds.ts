/**
 * Always: a card with an active row in a user's name belongs to that user, who chose it on that device.
 *
 * Clause: P3 [inf-M]. Catalogue C13.
 * Breaks when: the auth server lists a card under the wrong user, and the issuer does not check the owner.
 */
import { always, type CardProperty } from '#sim';
import { activeUserRows, cardsOf, newUserRows, tripleText } from '../world/one-tap.ts';
import { type Requests, requestObserver } from './request-observer.ts';

export const onlyTheOwnerBinds: CardProperty = {
  name: 'only-the-owner-binds',
  says: 'A card gets live in a user’s name only if it is that user’s, and the user chose it on that device.',
  kind: 'safety',
  subject: 'cards',
  source: 'C13 [inf-M] P3',
  breaks: [{ scenario: 'stale-list', change: { with: { 'owner-check': 'none' } } }],
  observers: [requestObserver],
  test: always(
    world => {
      const { chosen } = world.observer(requestObserver.name).context as Requests;
      return (
        activeUserRows(world).every(row => cardsOf(world, row.user).includes(row.card)) &&
        newUserRows(world).every(row => chosen.includes(tripleText(row)))
      );
    },
    world => activeUserRows(world).length > 0,
  ),
};

/**
 * Always: a row in a user's name becomes active only on an element for which that user entered a correct code.
 *
 * Clause: P3 [inf-M], and token practice: a token becomes active after verification. Catalogue C06.
 * Breaks when: no server requires a code; the seen text names none.
 */
import { always, type CardProperty } from '#sim';
import { newUserRows } from '../world/one-tap.ts';
import { type Requests, requestObserver } from './request-observer.ts';

export const activeNeedsIdentityVerification: CardProperty = {
  name: 'active-needs-identity-verification',
  says: 'A row gets live in a user’s name only after that user’s identity was verified for that element.',
  kind: 'safety',
  subject: 'cards',
  source: 'C06 [inf-M] P3, token practice',
  breaks: [{ scenario: 'one-tap-bind', change: { with: { 'identity-verification': 'none' } } }],
  observers: [requestObserver],
  test: always(
    world => {
      const { proved, users } = world.observer(requestObserver.name).context as Requests;
      return newUserRows(world).every(({ user, element }) => {
        const wanted = `${user} ${element}`;
        return users.includes(wanted) || proved.some(triple => triple.endsWith(` ${wanted}`));
      });
    },
    world => newUserRows(world).length > 0,
  ),
};

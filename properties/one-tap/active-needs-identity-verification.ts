/**
 * Always: a row gets live in a user's name only on an element where that user has proved to be there.
 *
 * Clause: P3 [inf-M], and token practice: verification comes before a token is live. Catalogue C06.
 * Breaks when: nobody asks for a code, as far as the text could be read.
 */
import { always, type Property } from '#sim';
import { activeUserRows } from '../world/one-tap.ts';
import { type Requests, requestObserver } from './request-observer.ts';

export const activeNeedsIdentityVerification: Property = {
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
      return activeUserRows(world).every(({ user, element }) => {
        const wanted = `${user} ${element}`;
        return users.includes(wanted) || proved.some(triple => triple.endsWith(` ${wanted}`));
      });
    },
    world => activeUserRows(world).length > 0,
  ),
};

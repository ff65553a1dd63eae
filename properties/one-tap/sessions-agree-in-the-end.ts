/**
 * Stabilises: in the end a session is open at the auth server exactly where the device has one.
 *
 * Clause: P3 and P4 [seen] that the account is logged in; [inf-M] that the server keeps a session. Catalogue I01.
 * Breaks when: the device tells nobody that the user has signed out; or a new app tells nobody that the session of the app
 * before is over.
 */

import { type AuthServerContext, authServer, type Device } from '#machines';
import { type CardProperty, stabilises, type WorldView } from '#sim';
import { rosterOf } from '../world/cards.ts';
import { terminalUser } from '../world/one-tap.ts';

/** The user of the session that the auth server has on a device, whether or not the user has proved who it is. */
function userThere(world: WorldView, { name }: Device): string | undefined {
  const { sessions } = (world.local(authServer).context as AuthServerContext).durable;
  return sessions?.[name]?.state === 'closed' ? undefined : sessions?.[name]?.user;
}

const isAnybodySignedIn = (world: WorldView): boolean =>
  rosterOf(world).devices.some(device => userThere(world, device) ?? terminalUser(world, device));

export const sessionsAgreeInTheEnd: CardProperty = {
  name: 'sessions-agree-in-the-end',
  says: 'In the end a user is signed in at the auth server exactly on the devices that show it.',
  kind: 'liveness',
  subject: 'cards',
  source: 'I01 [seen] P3, P4 for the login, [inf-M] for the session',
  breaks: [
    { scenario: 'account-switch', change: { mutant: 'silent-sign-out' } },
    { scenario: 'lossy-sign-out', change: { mutant: 'silent-sign-out' } },
    { scenario: 'reinstall-on-arrival', change: { mutant: 'silent-new-app' } },
  ],
  test: stabilises(
    world => rosterOf(world).devices.every(device => userThere(world, device) === terminalUser(world, device)),
    isAnybodySignedIn,
  ),
};

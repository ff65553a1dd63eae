/**
 * Step: a list of devices goes only into a session of its account, and names only devices on which that account was logged
 * in and has a bound card.
 *
 * Clause: P4 [seen]: each device shown is one the account had been logged in on; in the narrower form, one with a bound
 * payment card; [inf-M] that a session must be open. Catalogue E02.
 * Breaks when: the server lists devices for any session; or it looks at the cards of all accounts.
 */

import { authServer } from '#machines';
import { type CardProperty, everyStep, type StepView } from '#sim';
import { hasAskedToSignIn, loginObserver } from '../one-tap/login-observer.ts';
import { rosterOf, rowsOf } from '../world/cards.ts';
import { cardsOf, serverUser } from '../world/one-tap.ts';

/** Whether a user was logged in on a device: before the beginning, as the roster says, or since, as people did. */
const wasThere = ({ before }: StepView, user: string, device: string): boolean | undefined => {
  const { bound, users, signedIn = [] } = rosterOf(before);
  return (
    users?.find(({ name }) => name === user)?.loggedIn?.includes(device) ||
    signedIn.some(each => each.user === user && each.device === device) ||
    bound.some(each => each.device === device && cardsOf(before, user).includes(each.card)) ||
    hasAskedToSignIn(before, user, device)
  );
};

/** Whether a card of the user is bound to the device. */
const hasCardThere = ({ before }: StepView, user: string, device: string): boolean => {
  const { element } = rosterOf(before).devices.find(({ name }) => name === device)!;
  return rowsOf(before).some(
    row => row.element === element && row.state === 'active' && cardsOf(before, user).includes(row.card),
  );
};

/** The devices that the server lists in this step, and whom it lists them to. */
function listed({ before, sends, choice }: StepView) {
  const sent = sends.find(({ from, message }) => from === authServer && message.type === 'devices.answer');
  const asked = choice.kind === 'deliver' ? choice.envelope.message : undefined;
  if (!sent || !asked) return undefined;
  const device = rosterOf(before).devices.find(({ terminal }) => terminal === sent.to)!;
  return { device, user: asked.user as string, devices: sent.message.devices as readonly string[] };
}

export const devicesAreShownOnlyToTheirAccount: CardProperty = {
  name: 'devices-are-shown-only-to-their-account',
  says: 'A list of devices is given only in a session of the account, and names only devices where it was logged in and has a card.',
  kind: 'secrecy',
  subject: 'cards',
  source: 'E02 [seen] P4 for the devices, [inf-M] for the session',
  breaks: [
    { scenario: 'shared-device', change: { with: { 'session-check': 'none' } } },
    { scenario: 'borrowed-device', change: { mutant: 'list-devices-of-all' } },
  ],
  observers: [loginObserver],
  test: everyStep(
    step => {
      const list = listed(step);
      if (!list) return true;
      const { device, user, devices } = list;
      return (
        user === serverUser(step.before, device) &&
        devices.every(each => wasThere(step, user, each) && hasCardThere(step, user, each))
      );
    },
    step => listed(step) !== undefined,
  ),
};

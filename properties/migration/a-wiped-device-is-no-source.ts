/**
 * Step: once somebody else is signed in on a device that was wiped, it is neither shown to its former users nor the source of
 * a migration of their cards, and none of their rows there is live.
 *
 * Clause: ours; P4 [seen] lists the devices the account had been logged in on. Catalogue E12, and S23 for the rows.
 * Breaks when: the history of logins outlives a wipe.
 */

import { authServer } from '#machines';
import { type CardProperty, everyStep, type StepView, type WorldView } from '#sim';
import { loginObserver, signedInSince } from '../one-tap/login-observer.ts';
import { isLive, jobsOf, rosterOf, rowsOf } from '../world/cards.ts';
import { cardsOf } from '../world/one-tap.ts';

/** The wiped devices that have a new owner, with their new owners. */
const passedOn = (world: WorldView) =>
  rosterOf(world)
    .devices.filter(({ wiped }) => wiped)
    .map(device => ({ ...device, owners: signedInSince(world, device.name) }))
    .filter(({ owners }) => owners.length > 0);

/** Whether nothing in this step treats the device as one of its former users. */
function isForgotten(
  { before, after, sends, choice }: StepView,
  { name, element, owners }: ReturnType<typeof passedOn>[number],
): boolean {
  const others = rowsOf(after).filter(
    row => row.element === element && !owners.some(user => cardsOf(after, user).includes(row.card)),
  );
  const asked = choice.kind === 'deliver' ? choice.envelope.message : undefined;
  const shows = sends.some(
    ({ from, message }) =>
      from === authServer &&
      message.type === 'devices.answer' &&
      (message.devices as readonly string[]).includes(name) &&
      !owners.includes(asked?.user as string),
  );
  const begun = jobsOf(after).slice(jobsOf(before).length);
  return (
    !shows &&
    !begun.some(({ source }) => others.some(({ transaction }) => transaction === source)) &&
    // A migration that was under way when the new owner came ends as it would have ended.
    others.every(row => !isLive(row) || jobsOf(after).some(({ source }) => source === row.transaction))
  );
}

export const aWipedDeviceIsNoSource: CardProperty = {
  name: 'a-wiped-device-is-no-source',
  says: 'A wiped device with a new owner is not shown to its former users, no card of theirs moves from it, and none is live there.',
  kind: 'safety',
  subject: 'cards',
  source: 'E12 S23 ours',
  breaks: [{ scenario: 'ghost-device', change: { with: { 'login-history': 'kept' } } }],
  observers: [loginObserver],
  test: everyStep(
    step => passedOn(step.before).every(device => isForgotten(step, device)),
    step => passedOn(step.before).length > 0,
  ),
};

/**
 * Always: a wiped device is neither listed as a device to move cards from, nor the source of a migration.
 *
 * Clause: ours; P4 [seen] lists the devices the account had been logged in on. Catalogue E12.
 * Breaks when: wiped devices stay in the list of logins.
 */

import { always, type CardProperty } from '#sim';
import { jobsOf, rosterOf, rowsOf, walletOf } from '../world/cards.ts';

export const aWipedDeviceIsNoSource: CardProperty = {
  name: 'a-wiped-device-is-no-source',
  says: 'A device that was wiped is neither shown as one to move cards from, nor the source of a migration.',
  kind: 'safety',
  subject: 'cards',
  source: 'E12 ours',
  breaks: [{ scenario: 'ghost-device', change: { with: { 'login-history': 'kept' } } }],
  test: always(
    world => {
      const wiped = rosterOf(world).devices.filter(device => device.wiped);
      if (wiped.length === 0) return true;
      const elements = wiped.map(({ element }) => element);
      const sources = rowsOf(world).filter(({ element }) => elements.includes(element));
      return (
        rosterOf(world).devices.every(device =>
          (walletOf(world, device).operation?.devices ?? []).every(name => !wiped.some(each => each.name === name)),
        ) && jobsOf(world).every(({ source }) => !sources.some(({ transaction }) => transaction === source))
      );
    },
    world =>
      rosterOf(world).devices.some(({ wiped }) => wiped) &&
      (jobsOf(world).length > 0 || rosterOf(world).devices.some(device => walletOf(world, device).operation)),
  ),
};

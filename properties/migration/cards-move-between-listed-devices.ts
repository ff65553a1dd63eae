/**
 * Always: only other devices of the account are shown, and only a device shown in this session is chosen.
 *
 * Clause: P4 [seen]: each device shown is one the account had been logged in on; that a list goes with its session is
 * ours. Catalogue E02.
 * Breaks when: the server lists every device, the requesting one included; or a list stays for the next user.
 */

import { always, type CardProperty } from '#sim';
import { rosterOf, walletOf } from '../world/cards.ts';

/** Whether the user still has to choose a device, or a card on it. */
const isChoosing = (state: string): boolean => state === 'choosing' || state === 'picking';

export const cardsMoveBetweenListedDevices: CardProperty = {
  name: 'cards-move-between-listed-devices',
  says: 'Only other devices of the account are shown, and only one that was shown in this session is chosen.',
  kind: 'safety',
  subject: 'cards',
  source: 'E02 [seen] P4 for the list, ours for its session',
  breaks: [
    { scenario: 'migrate-card', change: { mutant: 'list-every-device' } },
    { scenario: 'shared-device', change: { mutant: 'list-outlives-session' } },
  ],
  test: always(
    world =>
      rosterOf(world).devices.every(device => {
        const { operation, session } = walletOf(world, device);
        if (!operation) return true;
        const { state, devices: shown = [], target } = operation;
        if (isChoosing(state) && operation.session !== session?.session) return false;
        return !shown.includes(device.name) && (target === undefined || shown.includes(target));
      }),
    world =>
      rosterOf(world).devices.some(device => {
        const { operation } = walletOf(world, device);
        return operation && (isChoosing(operation.state) || operation.devices || operation.target !== undefined);
      }),
  ),
};

/**
 * Always: only other devices of the account are shown, and only a device that was shown is chosen.
 *
 * Clause: P4 [seen]: each device shown is one the account had been logged in on. Catalogue E02.
 * Breaks when: the server lists every device there is, the asking one too.
 */
import { always, type Property } from '#sim';
import { walletOf } from '../world/cards.ts';

export const cardsMoveBetweenListedDevices: Property = {
  name: 'cards-move-between-listed-devices',
  says: 'Only other devices of the account are shown, and only one that was shown is chosen.',
  kind: 'safety',
  subject: 'cards',
  source: 'E02 [seen] P4 for the list',
  breaks: [{ scenario: 'migrate-card', change: { mutant: 'list-every-device' } }],
  test: always(world =>
    world.roster.devices.every(device => {
      const { operation } = walletOf(world, device);
      const shown = operation?.devices ?? [];
      return !shown.includes(device.name) && (operation?.target === undefined || shown.includes(operation.target));
    }),
  ),
};

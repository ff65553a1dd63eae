/** Scenarios of migration (P4) with a concurrent deletion, reinstallation or selection of another card. */
import { cardHolder, type Device } from '#machines';
import type { CardScenario } from '../cards/card-setting.ts';
import { cardWorld, debitCard, onlyFails, savingsCard } from '../cards/card-world.ts';
import { endsInAgreement, whereNothingIsLost, whereOneIsLost } from '../cards/promises.ts';
import type { Granted } from '../world/scenario.ts';
import {
  migratesOnce,
  migrateTappedCard,
  migration,
  newDevice,
  oldDevice,
  oneOfTwoMigration,
  roster,
} from './migration.ts';

export const switchWhileMigrating: CardScenario = {
  ...oneOfTwoMigration,
  name: 'switch-while-migrating',
  story: 'Of two cards on the old device one moves, and the card holder picks the other to pay with from now on.',
  intents: [
    migratesOnce(newDevice),
    {
      party: cardHolder,
      intent: { type: 'holder.select', card: savingsCard.name, device: oldDevice.name },
      times: 1,
    },
  ],
};

const deletesOnce = ({ name }: Device): Granted => ({
  party: cardHolder,
  intent: { type: 'holder.delete', card: debitCard.name, device: name },
  times: 1,
});

export const deleteWhileMigrating: CardScenario = {
  ...migration,
  name: 'delete-while-migrating',
  story: 'A card moves to the new device, and the card holder deletes it on the old one, before, meanwhile or after.',
  intents: [migratesOnce(newDevice), deletesOnce(oldDevice)],
  asserts: [
    'a-card-moves',
    'every-migration-settles',
    'every-deletion-ends',
    'space-comes-back',
    'no-request-stays-open',
    ...whereNothingIsLost,
    ...endsInAgreement,
    'sessions-agree-in-the-end',
  ],
};

export const deleteOnArrival: CardScenario = {
  ...migration,
  name: 'delete-on-arrival',
  story: 'A card moves to the new device, and the card holder deletes it there, as soon as it shows or sooner.',
  intents: [migratesOnce(newDevice), deletesOnce(newDevice)],
  asserts: [
    'a-card-moves',
    'every-migration-settles',
    'space-comes-back',
    'the-old-device-erases-what-moved',
    'no-request-stays-open',
    ...whereOneIsLost,
    ...endsInAgreement,
    'sessions-agree-in-the-end',
  ],
};

export const reinstallWhileMigrating: CardScenario = {
  ...migration,
  name: 'reinstall-while-migrating',
  story: 'A card moves to the new device, and the app of the old device is installed anew, at whatever moment.',
  system: setting => onlyFails(oldDevice.terminal, cardWorld(roster)(setting)),
  faults: { reinstall: 1 },
  asserts: [
    ...migration.asserts,
    'the-old-device-erases-what-moved',
    ...whereOneIsLost,
    'no-orphan-is-left',
    'the-server-knows-which-card-pays',
    'the-wallet-knows-which-card-pays',
  ],
};

export const reinstallOnArrival: CardScenario = {
  ...migration,
  name: 'reinstall-on-arrival',
  story: 'A card moves to the new device, and the app of the new device is installed anew, at whatever moment.',
  system: setting => onlyFails(newDevice.terminal, cardWorld(roster)(setting)),
  faults: { reinstall: 1 },
  // The new app knows neither of the session nor of what was asked: both stay open at the server and with the card holder.
  asserts: [
    'a-card-moves',
    'every-migration-settles',
    'a-migrating-card-is-never-lost',
    ...whereOneIsLost,
    'the-server-knows-which-card-pays',
    'the-wallet-knows-which-card-pays',
    'sessions-agree-in-the-end',
  ],
};

export const newsOutOfOrder: CardScenario = {
  ...migrateTappedCard,
  name: 'news-out-of-order',
  story:
    'A card that its issuer bound by one tap moves, and the card holder deletes it on the new device; what the issuer is told may arrive in any order.',
  intents: [migratesOnce(newDevice), deletesOnce(newDevice)],
  faults: {},
  asserts: ['issuers-know-what-is-bound', 'every-migration-settles', 'every-deletion-ends'],
};

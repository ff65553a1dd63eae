/**
 * Moving a card to a device (P4), the card holder's part: the payment card migration operation, the first selecting
 * operation (a device) and the second (a card) [seen], and the owner's approval on a second channel. Choosing and approving
 * are answers inside the protocol: offered only where they are asked for, and owed to nobody.
 */
import { concerning, type RegionConfig } from '../../layers/concerning.ts';
import { heard } from '../../layers/picture.ts';
import { layered } from '../../layers/region.ts';
import type { Device, Roster } from '../../protocol/card.ts';
import { approving } from './approving.ts';
import { ofAsking } from './drawing.ts';
import type { HolderContext, HolderEvent, OfAsking } from './intents.ts';

const { picture, difference, send } = ofAsking;

const told = {
  'migration.done': { target: 'told', description: 'Is told that the card has moved.' },
  'migration.failed': { target: 'told', description: 'Is told that it did not work.' },
} as const;

/** What goes on at one device that may ask. */
export const migrating = picture({
  description: 'Moving cards to a device.',
  initial: 'content',
  states: {
    content: {
      description: 'Has not asked for anything.',
      on: {
        'holder.migrate': {
          guard: 'startsHere',
          target: 'waiting',
          actions: send('terminal', 'migration.start'),
          description: 'Asks for the payment card migration operation.',
        },
      },
    },
    waiting: {
      description: 'Waits to be shown devices.',
      on: { 'login.ask': { description: 'Is asked to sign in first.' }, ...told },
    },
    choosing: {
      description: 'Has chosen a device, and is to pick a card.',
      on: {
        'holder.pick': {
          target: 'expecting',
          actions: send('terminal', 'migration.pick', { card: heard('card') }),
          description: 'Picks the card: the second selecting operation.',
        },
        ...told,
      },
    },
    expecting: { description: 'Waits to be told.', on: told },
    told: {
      description: 'Was told how it went.',
      on: {
        'migration.done': { description: 'Is told that it worked after all.' },
        'migration.failed': { description: 'Is told once more that it did not work.' },
      },
    },
  },
});

/** One of the devices shown, to move a card from. */
export function offering(device: string) {
  const offered = `offered ${device}` as 'offered';
  return difference([migrating], {
    otherwise: {
      waiting: {
        'migration.devices': {
          guard: { type: 'offered', params: { device } },
          target: offered,
          description: 'Is shown the devices the account was logged in on.',
        },
      },
    },
    states: {
      [offered]: {
        description: 'Is shown a device to move a card from.',
        on: {
          'holder.choose': {
            guard: { type: 'chosen', params: { device } },
            target: 'choosing',
            actions: send('terminal', 'migration.choose', { device: heard('device') }),
            description: 'Chooses the device: the first selecting operation.',
          },
          ...told,
        },
      },
    },
  });
}

/** One region for what goes on at each device that may ask, one for approving. */
export function migrationRegions({ devices }: Roster): RegionConfig {
  return {
    ...Object.fromEntries(devices.map(device => [device.name, migrationRegion(device, devices)])),
    approving: concerning<HolderContext, HolderEvent>({ id: 'approving', receivers: {}, kept: () => ({}) })(approving),
  };
}

function migrationRegion({ name, terminal }: Device, devices: readonly Device[]): RegionConfig {
  const params: OfAsking = { on: name };
  const others = devices.map(device => device.name).filter(other => other !== name);
  return concerning<HolderContext, HolderEvent>({
    id: `migrating:${name}`,
    params,
    guard: 'here',
    receivers: { terminal },
    kept: () => params,
  })(layered({ ...migrating, description: `Moving cards to the ${name} device.` }, others.map(offering)));
}

/**
 * Moving a card to a device (P4), the card holder's part: the payment card migration operation, the first selecting
 * operation (a device) [seen] and the second (a card) [inf-M], and the owner's approval on a second channel. Choosing and approving
 * are answers inside the protocol: offered only where they are asked for, and owed to nobody.
 */
import { heard } from '../../layers/picture.ts';
import { ofAsking } from './drawing.ts';

const { picture, difference, send } = ofAsking;

/** A new app knows nothing of what the one before was asked. */
const newApp = {
  'wallet.shown': { guard: 'newAppHere', target: 'told', description: 'Sees a new app, which knows nothing of it.' },
} as const;
const told = {
  ...newApp,
  'migration.done': { target: 'told', description: 'Is told that the card has moved.' },
  'migration.failed': { target: 'told', description: 'Is told that it did not work.' },
} as const;

/** What goes on at one device that may ask. */
export const migrating = picture({
  description: 'Moving cards to a device.',
  initial: 'content',
  on: { 'wallet.shown': { guard: 'newAppHere', description: 'Sees a new app, and waits for nothing.' } },
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
      description: 'Has chosen a device, and waits to be shown its cards.',
      on: {
        'migration.cards': {
          target: 'picking',
          actions: 'keepShown',
          description: 'Is shown the cards on the device.',
        },
        ...told,
      },
    },
    picking: {
      description: 'Is to pick a card.',
      exit: 'forgetShown',
      on: {
        'holder.pick': {
          guard: 'shownThere',
          target: 'expecting',
          actions: send('terminal', 'migration.pick', { card: heard('card') }),
          description: 'Picks the card: the second selecting operation.',
        },
        ...told,
      },
    },
    expecting: { description: 'Waits to be told.', on: told },
    told: {
      description: 'Was told how it went, or that a new app is there.',
      on: {
        'login.ask': { description: 'Is asked by a new app to sign in first, and lets it be.' },
        'migration.done': { description: 'Is told that it worked after all.' },
        'migration.failed': { description: 'Is told once more that it did not work.' },
      },
    },
  },
});

/** A device that is shown, to move a card from: each has a state of its own. */
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

/**
 * Reinstallation: a new app may have taken up what the holder asked of it before the holder sees its list, and then shows what
 * it found. Ours.
 */
export function takenUpByNewApp(devices: readonly string[]) {
  const offerings = devices.map(device => ({
    guard: { type: 'offered', params: { device } } as const,
    target: `offered ${device}` as 'choosing',
    description: 'Is shown devices by a new app that took the operation up after all.',
  }));
  return difference([migrating], {
    also: {
      told: {
        // A device without others is shown none.
        ...(offerings.length > 0 && { 'migration.devices': offerings }),
        'migration.cards': {
          target: 'picking',
          actions: 'keepShown',
          description: 'Is shown the cards by a new app that took the choice after all.',
        },
      },
    },
  });
}

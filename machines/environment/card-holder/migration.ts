/**
 * The card holder's part in migration (P4): the payment card migration operation, the first selecting operation (a
 * device) and the second (a card), and the owner's approval on a second channel. Choosing and approving are answers
 * inside the protocol: offered only where they are asked for, and owed to nobody.
 */
import type { Roster } from '../../protocol/card.ts';
import type { CardMessage } from '../../protocol/message.ts';

/** The card holder's intent: move a card to this device. */
export interface HolderMigrate {
  readonly type: 'holder.migrate';
  readonly device: string;
}
/** The first selecting operation, on one device: which other device. */
export interface HolderChoose {
  readonly type: 'holder.choose';
  readonly on: string;
  readonly device: string;
}
/** The second selecting operation: which card. */
export interface HolderPick {
  readonly type: 'holder.pick';
  readonly on: string;
  readonly card: string;
}
/** Approves what the owner is asked to approve. */
export interface HolderApprove {
  readonly type: 'holder.approve';
}

export type MigrationEvent =
  | HolderMigrate
  | HolderChoose
  | HolderPick
  | HolderApprove
  | Extract<
      CardMessage,
      {
        type:
          | 'migration.devices'
          | 'login.ask'
          | 'migration.done'
          | 'migration.failed'
          | 'approval.ask'
          | 'owner.notice';
      }
    >;

/** The answers a holder may give inside a migration, in a fixed order. */
export function migrationAnswers({ cards, devices }: Roster): readonly MigrationEvent[] {
  return [
    ...devices.flatMap(({ name: on }) =>
      devices
        .filter(({ name }) => name !== on)
        .map(({ name }): HolderChoose => ({ type: 'holder.choose', on, device: name })),
    ),
    ...devices.flatMap(({ name: on }) =>
      cards.map(({ name }): HolderPick => ({ type: 'holder.pick', on, card: name })),
    ),
    { type: 'holder.approve' },
  ];
}

/** One region for what goes on at each device that may ask, one for approving. */
export function migrating({ cards, devices }: Roster) {
  const sends = (to: string, message: CardMessage) => ({ type: 'send' as const, params: { to, message } });

  const asking = devices.map(device => {
    const id = (state: string) => `${device.name}:${state}`;
    const on = device.name;
    const here = { type: 'here' as const, params: { on } };
    const told = {
      'migration.done': { guard: here, target: `#${id('told')}`, description: 'Is told that the card has moved.' },
      'migration.failed': { guard: here, target: `#${id('told')}`, description: 'Is told that it did not work.' },
    };
    const others = devices.filter(other => other !== device);
    return [
      device.name,
      {
        initial: 'content',
        description: `Moving cards to the ${device.name} device.`,
        states: {
          content: {
            description: 'Has not asked for anything.',
            on: {
              'holder.migrate': {
                guard: { type: 'onDevice' as const, params: { device: on } },
                target: 'waiting',
                actions: sends(device.terminal, { type: 'migration.start' }),
                description: 'Asks for the payment card migration operation.',
              },
            },
          },
          waiting: {
            description: 'Waits to be shown devices.',
            on: {
              'login.ask': { guard: here, description: 'Is asked to sign in first.' },
              'migration.devices': others.map(other => ({
                guard: { type: 'offered' as const, params: { on, device: other.name } },
                target: `#${id(`offered ${other.name}`)}`,
                description: 'Is shown the devices the account was logged in on.',
              })),
              ...told,
            },
          },
          ...Object.fromEntries(
            others.map(other => [
              `offered ${other.name}`,
              {
                id: id(`offered ${other.name}`),
                description: 'Is shown a device to move a card from.',
                on: {
                  'holder.choose': {
                    guard: { type: 'chosen' as const, params: { on, device: other.name } },
                    target: 'choosing',
                    actions: sends(device.terminal, { type: 'migration.choose', device: other.name }),
                    description: 'Chooses the device: the first selecting operation.',
                  },
                  ...told,
                },
              },
            ]),
          ),
          choosing: {
            description: 'Has chosen a device, and is to pick a card.',
            on: {
              'holder.pick': cards.map(({ name }) => ({
                guard: { type: 'picked' as const, params: { on, card: name } },
                target: 'expecting',
                actions: sends(device.terminal, { type: 'migration.pick', card: name }),
                description: 'Picks the card: the second selecting operation.',
              })),
              ...told,
            },
          },
          expecting: { description: 'Waits to be told.', on: told },
          told: {
            id: id('told'),
            description: 'Was told how it went.',
            on: {
              'migration.done': { guard: here, description: 'Is told that it worked after all.' },
              'migration.failed': { guard: here, description: 'Is told once more that it did not work.' },
            },
          },
        },
      },
    ] as const;
  });

  const approving = {
    initial: 'unasked',
    description: 'Approving migrations, on a second channel.',
    on: { 'owner.notice': { description: 'Is told that a card is about to move.' } },
    states: {
      unasked: {
        description: 'Is not asked for an approval.',
        on: { 'approval.ask': { target: 'asked', actions: 'keepAsked' as const, description: 'Is asked to approve.' } },
      },
      asked: {
        description: 'Is asked to approve a migration.',
        on: {
          'holder.approve': {
            target: 'unasked',
            actions: ['approve', 'forgetAsked'] as const,
            description: 'Approves this migration, once.',
          },
          'approval.ask': { actions: 'keepAsked' as const, description: 'Is asked once more.' },
        },
      },
    },
  };

  return {
    type: 'parallel' as const,
    description: 'Moving cards between devices.',
    states: { ...Object.fromEntries(asking), approving },
  };
}

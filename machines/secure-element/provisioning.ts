/**
 * The element's part in provisioning (P1-A [inf-M]): a universal instance is installed, made selectable, given the universal
 * personalisation data, and personalised, in the states of a GlobalPlatform application. A power loss can come between any
 * two writes. An instance that is half done serves no card; the same command goes on with it, from the beginning of the data.
 */
import { sendFrom } from '../chart/effect.ts';
import { type CardType, cardTypes } from '../protocol/card.ts';
import type { CardMessage } from '../protocol/message.ts';
import type { DeviceTerms } from '../protocol/party-name.ts';
import type { StatusWord } from '../protocol/refusal.ts';
import { universalCardOf } from '../protocol/universal-card.ts';
import type { ElementContext, Instance, Memory, Scope } from './context.ts';
import { instanceBytes } from './memory.ts';

type Install = Extract<CardMessage, { type: 'instance.install' }>;

const asked = ({ context, event }: Scope): CardType => ((context.volatile.command ?? event) as Install).cardType;

/** In the order of their priority for readers. */
const byPriority = (one: Instance, other: Instance) =>
  cardTypes.indexOf(one.cardType) - cardTypes.indexOf(other.cardType);

/** Write: an instance without data. */
function install(memory: Memory, cardType: CardType): Memory {
  const installed: Instance = {
    cardType,
    aid: universalCardOf(cardType),
    state: 'INSTALLED',
    bytes: instanceBytes,
    personalisation: 0,
    contactless: 'DEACTIVATED',
    counter: 0,
  };
  const instances = [...memory.instances, installed].sort(byPriority);
  return { ...memory, free: memory.free - instanceBytes, instances };
}

/** Write: another state or other data of the instance of a type. */
const changed = (memory: Memory, cardType: CardType, change: Partial<Instance>): Memory => ({
  ...memory,
  instances: memory.instances.map(each => (each.cardType === cardType ? { ...each, ...change } : each)),
});

/** What each write makes of the memory. */
export const provisioningWrites = {
  install: (scope: Scope) => install(scope.context.durable, asked(scope)),
  makeSelectable: (scope: Scope) => changed(scope.context.durable, asked(scope), { state: 'SELECTABLE' }),
  loadData: (scope: Scope) => changed(scope.context.durable, asked(scope), { personalisation: 1 }),
  personalise: (scope: Scope) => changed(scope.context.durable, asked(scope), { state: 'PERSO' }),
};

const instanceOf = (scope: Scope): Instance | undefined =>
  scope.context.durable.instances.find(({ cardType }) => cardType === asked(scope));

export const provisioningGuards = {
  instancePersonalised: (scope: Scope) => instanceOf(scope)?.state === 'PERSO',
  instanceBegun: (scope: Scope) => instanceOf(scope) !== undefined,
  noRoomForInstance: ({ context }: Scope) => context.durable.free < instanceBytes,
};

/** How the element answers the terminal of its device, and the command. */
export function provisioningCommands({ device: { terminal } }: DeviceTerms) {
  const answer = (status: StatusWord) =>
    sendFrom<ElementContext, { type: string }>(terminal, scope => ({
      type: 'instance.installed',
      cardType: asked(scope as Scope),
      element: scope.context.durable.element,
      status,
    }));
  const ready = {
    'instance.install': [
      { guard: 'instancePersonalised', actions: answer('9000'), description: 'The instance is there: says so.' },
      {
        guard: 'instanceBegun',
        target: 'installing.installed',
        actions: 'keepCommand',
        description: 'The instance is half done: goes on with it.',
      },
      {
        guard: 'noRoomForInstance',
        actions: answer('6A84'),
        description: 'There is not enough memory: refuses before the first write.',
      },
      {
        target: 'installing.installed',
        actions: ['keepCommand', 'install'],
        description: 'Installs the instance (INSTALLED).',
      },
    ],
  } as const;

  const installing = {
    initial: 'installed',
    description: 'Installs a universal instance.',
    states: {
      installed: {
        tags: 'busy',
        description: 'The instance is installed.',
        after: {
          0: { target: 'selectable', actions: 'makeSelectable', description: 'Makes it selectable (SELECTABLE).' },
        },
      },
      selectable: {
        tags: 'busy',
        description: 'The instance is selectable and has no data that counts.',
        after: {
          0: { target: 'loaded', actions: 'loadData', description: 'Writes the universal personalisation data.' },
        },
      },
      loaded: {
        tags: 'busy',
        description: 'The instance has its data.',
        after: {
          0: {
            target: '#secureElement.ready',
            actions: ['personalise', answer('9000'), 'forgetCommand'],
            description: 'The instance is personalised (PERSO) and serves cards.',
          },
        },
      },
    },
  } as const;

  return { ready, installing };
}

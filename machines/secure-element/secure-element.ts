/**
 * The secure element: one command at a time, power that may be cut between any two writes, and a journal that makes each
 * command happen wholly or not at all. It keeps the two universal card instances and a small record for each bound card.
 */
import { assign, setup } from 'xstate';
import { effects, sendFrom } from '../protocol/effect.ts';
import type { CardMessage } from '../protocol/message.ts';
import type { DeviceTerms } from '../protocol/party-name.ts';
import { activationCommands, activationGuards, activationWrites } from './activation.ts';
import { type ElementContext, type ElementEvent, recordCommands } from './binding.ts';
import * as memory from './memory.ts';

type Store = Extract<CardMessage, { type: 'record.store' }>;
type Identify = Extract<CardMessage, { type: 'element.identify' }>;

const element = setup({
  types: { context: {} as ElementContext, events: {} as ElementEvent },
  actions: {
    ...effects,
    /** The command under way is in transient memory, and power loss clears that. */
    keepCommand: assign({ volatile: ({ event }) => ({ command: event as CardMessage }) }),
    forgetCommand: assign({ volatile: { command: null } }),
    openStore: assign({
      durable: ({ context, event }) => memory.openJournal(context.durable, 'store', (event as Store).transaction),
    }),
    openErase: assign({
      durable: ({ context, event }) => memory.openJournal(context.durable, 'erase', (event as Store).transaction),
    }),
    writeRecord: assign({
      durable: ({ context: { durable, volatile } }) => {
        const { transaction, cardType, token } = volatile.command as Store;
        return memory.writeRecord(durable, transaction, cardType, token);
      },
    }),
    removeRecord: assign({
      durable: ({ context: { durable, volatile } }) =>
        memory.removeRecord(durable, (volatile.command as Store).transaction),
    }),
    openActivation: assign({ durable: scope => activationWrites.openActivation(scope) }),
    accept: assign({ durable: scope => activationWrites.accept(scope) }),
    replaceToken: assign({ durable: scope => activationWrites.replaceToken(scope) }),
    activateToken: assign({ durable: scope => activationWrites.activateToken(scope) }),
    closeJournal: assign({ durable: ({ context }) => memory.closeJournal(context.durable) }),
    recover: assign({ durable: ({ context }) => memory.recover(context.durable) }),
  },
  guards: {
    ...activationGuards,
    alreadyStored: ({ context, event }) => memory.holds(context.durable, (event as Store).transaction),
    typeUnserved: ({ context, event }) => !memory.servesType(context.durable, (event as Store).cardType),
    noRoom: ({ context }) => !memory.hasRoom(context.durable),
    journalOpen: ({ context }) => context.durable.journal !== null,
  },
});

export function secureElementChart(terms: DeviceTerms) {
  const { terminal } = terms.device;
  const { ready, storing, erasing } = recordCommands(terminal);
  const activation = activationCommands(terms);
  return element.createMachine({
    id: 'secureElement',
    description: 'The secure element: shared instances, one small record a bound card, one command at a time.',
    context: { durable: memory.newMemory(terms), volatile: { command: null } },
    initial: 'ready',
    on: {
      tear: {
        target: '.off',
        actions: ['forgetCommand', { type: 'report', params: { type: 'command.torn' } }],
        description: 'The power is cut: whatever was not written is lost.',
      },
    },
    states: {
      ready: {
        description: 'Has power and waits for a command.',
        on: {
          'element.identify': {
            actions: sendFrom<ElementContext, Identify>(terminal, ({ context, event }) => ({
              type: 'element.identified',
              card: event.card,
              element: context.durable.element,
            })),
            description: 'Gives its identifier.',
          },
          ...ready,
          ...activation.ready,
        },
      },
      activating: activation.activating,
      storing,
      erasing,
      off: {
        description: 'Has no power.',
        on: { 'power-up': { target: 'recovering', description: 'The power is back.' } },
      },
      recovering: {
        description: 'Starts, and looks at its journal before anything else.',
        after: {
          0: [
            {
              guard: 'journalOpen',
              target: 'ready',
              actions: ['recover', { type: 'send', params: { to: terminal, message: { type: 'element.reset' } } }],
              description: 'Undoes or finishes what the power loss cut short, and answers to the reset.',
            },
            {
              target: 'ready',
              actions: { type: 'send', params: { to: terminal, message: { type: 'element.reset' } } },
              description: 'Finds nothing open, and answers to the reset.',
            },
          ],
        },
      },
    },
  });
}

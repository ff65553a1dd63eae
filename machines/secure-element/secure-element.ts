/**
 * The secure element: one command at a time, power that may be cut between any two writes, and a journal that makes each
 * command happen wholly or not at all. It keeps the two universal card instances, and a small record for each bound card or,
 * in the reading `field`, one payment token for each instance.
 */
import { assign, setup } from 'xstate';
import { effects, sendFrom } from '../chart/effect.ts';
import type { CardMessage } from '../protocol/message.ts';
import type { DeviceTerms } from '../protocol/party-name.ts';
import { timeouts } from '../protocol/timeout.ts';
import { activationCommands, activationGuards, activationWrites } from './activation.ts';
import { erased, recordCommands } from './binding.ts';
import type { ElementContext, ElementEvent } from './context.ts';
import { fieldCommands, fieldGuards, fieldWrites } from './field.ts';
import { listRecords } from './listing.ts';
import * as memory from './memory.ts';
import { endingTap, paymentCommands, paymentGuards, paymentWrites } from './payment.ts';
import { provisioningCommands, provisioningGuards, provisioningWrites } from './provisioning.ts';

type Store = Extract<CardMessage, { type: 'record.store' }>;
type Erase = Extract<CardMessage, { type: 'record.erase' }>;
type Identify = Extract<CardMessage, { type: 'element.identify' }>;

const element = setup({
  types: { context: {} as ElementContext, events: {} as ElementEvent },
  delays: { tapTimeout: timeouts.tapTimeout },
  actions: {
    ...effects,
    /** The command under way is in transient memory, and power loss clears that. */
    keepCommand: assign({ volatile: ({ context, event }) => ({ ...context.volatile, command: event as CardMessage }) }),
    forgetCommand: assign({ volatile: ({ context }) => ({ ...context.volatile, command: null }) }),
    loseTransient: assign({ volatile: { command: null } }),
    keepTap: assign({ volatile: scope => paymentWrites.keepTap(scope) }),
    keepAmount: assign({ volatile: scope => paymentWrites.keepAmount(scope) }),
    forgetTap: assign({ volatile: scope => paymentWrites.forgetTap(scope) }),
    count: assign({ durable: scope => paymentWrites.count(scope) }),
    openStore: assign({
      durable: ({ context, event }) => memory.openJournal(context.durable, 'store', (event as Store).transaction),
    }),
    openErase: assign({
      durable: ({ context, event }, { buries }: { buries: boolean }) =>
        memory.openJournal(context.durable, 'erase', (event as Erase).transaction, buries && (event as Erase).deleted),
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
    emptyField: assign({ durable: scope => fieldWrites.emptyField(scope) }),
    openActivation: assign({ durable: scope => activationWrites.openActivation(scope) }),
    accept: assign({ durable: scope => activationWrites.accept(scope) }),
    replaceToken: assign({ durable: scope => activationWrites.replaceToken(scope) }),
    activateToken: assign({ durable: scope => activationWrites.activateToken(scope) }),
    install: assign({ durable: scope => provisioningWrites.install(scope) }),
    makeSelectable: assign({ durable: scope => provisioningWrites.makeSelectable(scope) }),
    loadData: assign({ durable: scope => provisioningWrites.loadData(scope) }),
    personalise: assign({ durable: scope => provisioningWrites.personalise(scope) }),
    closeJournal: assign({ durable: ({ context }) => memory.closeJournal(context.durable) }),
    recover: assign({ durable: ({ context }) => memory.recover(context.durable) }),
  },
  guards: {
    ...activationGuards,
    ...paymentGuards,
    ...provisioningGuards,
    ...fieldGuards,
    holdsRecord: ({ context, event }) => memory.holds(context.durable, (event as Store).transaction),
    buried: ({ context, event }) => context.durable.tombstones.includes((event as Store).transaction),
    typeUnserved: ({ context, event }) => !memory.servesType(context.durable, (event as Store).cardType),
    noRoom: ({ context }) => !memory.hasRoom(context.durable),
    journalOpen: ({ context }) => context.durable.journal !== null,
  },
});

export function secureElementChart(terms: DeviceTerms) {
  const { terminal } = terms.device;
  const { storing, erasing, ready } = recordCommands(terms);
  const ofFields = terms.readings.storage === 'field';
  const cards = ofFields ? fieldCommands(terms) : ready;
  const cardsDuringTap = ofFields
    ? { 'record.erase': endingTap(fieldCommands(terms)['record.erase']) }
    : { 'record.store': endingTap(ready['record.store']), 'record.erase': endingTap(ready['record.erase']) };
  const activation = activationCommands(terms);
  const payment = paymentCommands(terms);
  const provisions = (terms.device.provisions ?? []).length > 0;
  const provisioning = provisions ? provisioningCommands(terms) : undefined;
  const listing = { 'records.list': listRecords(terminal) };
  const identify = {
    'element.identify': {
      actions: sendFrom<ElementContext, Identify>(terminal, ({ context, event }) => ({
        type: 'element.identified',
        card: event.card,
        element: context.durable.element,
      })),
      description: 'Gives its identifier.',
    },
  } as const;
  return element.createMachine({
    id: 'secureElement',
    description: ofFields
      ? 'The secure element: shared instances, each with one payment token, one command at a time.'
      : 'The secure element: shared instances, one small record a bound card, one command at a time.',
    context: { durable: memory.newMemory(terms), volatile: { command: null } },
    initial: 'ready',
    on: {
      tear: {
        target: '.off',
        actions: ['loseTransient', { type: 'report', params: { type: 'command.torn' } }],
        description: 'The power is cut: whatever was not written is lost.',
      },
    },
    states: {
      ready: {
        description: 'Has power and waits for a command.',
        on: { ...identify, ...cards, ...listing, ...activation.ready, ...payment.ready, ...provisioning?.ready },
      },
      tapped: {
        description: 'Has been selected by a point of sale and waits for its transaction.',
        on: {
          ...identify,
          ...listing,
          ...activation.ready,
          ...activation.tapped,
          ...cardsDuringTap,
          ...payment.tapped,
          ...provisioning?.ready,
        },
        after: payment.after,
      },
      proving: payment.proving,
      activating: activation.activating,
      ...(provisioning && { installing: provisioning.installing }),
      ...(ofFields ? {} : { storing, erasing }),
      off: {
        tags: 'down',
        description: 'Has no power.',
        on: { 'power-up': { target: 'recovering', description: 'The power is back.' } },
      },
      recovering: {
        tags: 'busy',
        description: 'Starts, and looks at its journal before anything else.',
        after: {
          0: [
            {
              guard: 'journalOpen',
              target: 'ready',
              actions: [
                erased,
                'recover',
                { type: 'send', params: { to: terminal, message: { type: 'element.reset' } } },
              ],
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

/** Mutants of activation (P2). */
import { assign } from 'xstate';
import type { AuthServerContext } from '../auth-server/context.ts';
import type { OpenConfig } from '../mutation/open-config.ts';
import type { CardType } from '../protocol/card.ts';
import type { ElementContext, Memory } from '../secure-element/context.ts';
import { edited, type Mutant } from './mutant.ts';

/** A mutation that replaces one write of the element. */
const writing =
  (action: string, write: (memory: Memory, cardType: CardType) => Memory): Mutant['mutate'] =>
  chart =>
    chart.provide({
      actions: {
        [action]: assign({
          durable: ({ context }: { context: ElementContext }) =>
            write(context.durable, (context.volatile.command as { cardType?: CardType } | null)?.cardType ?? 'debit'),
        }) as never,
      },
    });

export const activateNoDeactivate: Mutant = {
  name: 'activate-no-deactivate',
  story: 'The new card is activated without putting the old one aside.',
  party: 'secureElement',
  mutate: writing('replaceToken', memory => memory),
};

export const activateBeforeWrite: Mutant = {
  name: 'activate-before-write',
  story: 'The personalised data is set activated before the payment token is written into it.',
  party: 'secureElement',
  mutate: writing('replaceToken', (memory, cardType) => ({
    ...memory,
    fields: memory.fields.map(field => (field.cardType === cardType ? { ...field, active: true } : field)),
  })),
};

export const noRecovery: Mutant = {
  name: 'no-recovery',
  story: 'The element does not look at its journal on power-up.',
  party: 'secureElement',
  mutate: writing('recover', memory => memory),
};

export const stuckRecovery: Mutant = {
  name: 'stuck-recovery',
  story: 'An element that finds its journal open on power-up never gets past it.',
  party: 'secureElement',
  mutate: chart =>
    edited(chart, config => {
      const [open] = config.states.recovering.after[0];
      delete open.target;
      open.actions = [];
    }),
};

export const contactlessLeftOff: Mutant = {
  name: 'contactless-left-off',
  story: 'Activating a card does not tell the contactless registry, so that readers are not served.',
  party: 'secureElement',
  mutate: chart => {
    const { activateToken } = chart.implementations.actions as unknown as Record<
      string,
      { assignment: { durable: (scope: unknown, params: unknown) => Memory } }
    >;
    return chart.provide({
      actions: {
        activateToken: assign({
          durable: (scope: { context: ElementContext }) => ({
            ...activateToken!.assignment.durable(scope, undefined),
            instances: scope.context.durable.instances,
          }),
        }) as never,
      },
    });
  },
};

export const believesOldAnswers: Mutant = {
  name: 'believes-old-answers',
  story:
    'An app that restarts does not ask which card is active, and takes an answer to what it forgot for the last word.',
  party: 'terminal',
  mutate: chart =>
    edited(chart, config => {
      const regions = config.states.running.states.selection.states;
      for (const { states } of Object.values<{ states: { start: { always: unknown } } }>(regions)) {
        const { always } = states.start;
        // One that asks nothing has one way only.
        if (Array.isArray(always)) always.splice(0, always.length - 1);
      }
    }),
};

export const instructOtherType: Mutant = {
  name: 'instruct-other-type',
  story: 'The activation instruction names the other card type (0101 and 0102 crossed, as a published table has them).',
  party: 'authServer',
  mutate: chart =>
    edited(chart, config => {
      for (const { on } of Object.values<OpenConfig>(config.states.running.states.activation.states)) {
        const instructs = on['activation.request'].find(({ actions }: OpenConfig) => Array.isArray(actions));
        const instruction = instructs.actions.at(-1);
        const { params } = instruction;
        instruction.params = (scope: unknown) => {
          const { to, message } = params(scope);
          return { to, message: { ...message, cardType: message.cardType === 'debit' ? 'credit' : 'debit' } };
        };
      }
    }),
};

export const silentAboutSelection: Mutant = {
  name: 'silent-about-selection',
  story: 'The element does not answer the question which card pays.',
  party: 'secureElement',
  mutate: chart =>
    edited(chart, config => {
      config.states.ready.on['selection.ask'].actions = [];
    }),
};

export const numbersInMemory: Mutant = {
  name: 'numbers-in-memory',
  story:
    'The server keeps the numbers of its activation instructions in volatile memory, so that a crash begins anew, at nought.',
  party: 'authServer',
  mutate: chart =>
    edited(chart, config => {
      config.on.crash.actions = assign({
        durable: ({ context }: { context: AuthServerContext }) => {
          const { instructed = {}, ...durable } = context.durable;
          const anew = Object.entries(instructed).map(([place, last]) => [place, { ...last, sequence: -1 }]);
          return anew.length === 0 ? durable : { ...durable, instructed: Object.fromEntries(anew) };
        },
      });
    }),
};

export const keepsLostCommands: Mutant = {
  name: 'keeps-lost-commands',
  story: 'After a power loss of the element the app waits for the answers to commands that were lost with it.',
  party: 'terminal',
  mutate: chart => chart.provide({ actions: { dropLostCommands: () => {} } }),
};

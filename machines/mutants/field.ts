/** Mutants of an element that keeps one payment token for each type (P2), and of its app. */
import { assign } from 'xstate';
import type { ElementContext, Memory } from '../secure-element/context.ts';
import { writeRecord } from '../secure-element/memory.ts';
import type { Mutant } from './mutant.ts';

export const recordBesideField: Mutant = {
  name: 'record-beside-field',
  story: 'The element keeps a record of each card that it pays with, beside the one payment token of the type.',
  party: 'secureElement',
  mutate: chart => {
    const { activateToken } = chart.implementations.actions as unknown as Record<
      string,
      { assignment: { durable: (scope: unknown, params: unknown) => Memory } }
    >;
    return chart.provide({
      actions: {
        activateToken: assign({
          durable: (scope: { context: ElementContext }) => {
            const memory = activateToken!.assignment.durable(scope, undefined);
            const { token } = scope.context.volatile.command as { token?: string };
            return writeRecord(memory, `record of ${token}`, 'debit', token!);
          },
        }) as never,
      },
    });
  },
};

export const fieldKeptOnErase: Mutant = {
  name: 'field-kept-on-erase',
  story: 'An element that is to erase the payment token of a card says so and leaves it in the field.',
  party: 'secureElement',
  mutate: chart =>
    chart.provide({
      actions: {
        emptyField: assign({ durable: ({ context }: { context: ElementContext }) => context.durable }) as never,
      },
    }),
};

export const passesOnWhateverComes: Mutant = {
  name: 'passes-on-whatever-comes',
  story: 'The app has the element activate a payment token though the card is deleted or has moved away.',
  party: 'terminal',
  mutate: chart => chart.provide({ guards: { unlisted: () => false, commandedUnlisted: () => false } as never }),
};

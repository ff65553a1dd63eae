/**
 * The auth server's part in activation (P2): find the payment token stored for the card, send activation data and
 * activation instruction, note what became of it. One region a row, beside the row's binding.
 */
import type { CardMessage } from '../protocol/message.ts';
import type { Terms } from '../protocol/party-name.ts';
import type { Scope } from './context.ts';
import { of, terminalOf } from './registry.ts';

type Request = Extract<CardMessage, { type: 'activation.request' }>;

/** The activation of one row's payment token. */
export function activationRow(row: number, terms: Terms) {
  const { roster } = terms;
  const answers = (message: (request: Request, scope: Scope) => CardMessage) => ({
    type: 'send' as const,
    params: (scope: Scope) => {
      const to = terminalOf(roster, scope.context.durable.rows[row]!.element);
      return { to, message: message(scope.event as Request, scope) };
    },
  });
  const checked = terms.safeguards['installation-check'] === 'checked';
  const enters = (activation: 'pending' | 'active' | 'inactive') => of(row, 'mirrorActivation', { activation });
  const was = (activation: string) => of(row, 'isActivation', { activation });
  const data = answers(({ request, cardType }, { context }) => ({
    type: 'activation.data',
    request,
    cardType,
    token: context.durable.rows[row]!.token,
  }));
  const instruction = answers(({ request, cardType, sequence }) => ({
    type: 'activation.instruction',
    request,
    cardType,
    sequence,
  }));
  const refuses = {
    guard: of(row, 'mine'),
    actions: answers(({ request, cardType }) => ({
      type: 'activation.refused',
      request,
      cardType,
      reason: 'notLive',
    })),
    description: 'The card is not live.',
  };
  const asked = {
    'activation.request': [
      {
        guard: of(row, 'live'),
        target: 'pending',
        reenter: true,
        actions: [data, instruction],
        description: 'Sends activation data and activation instruction.',
      },
      refuses,
    ],
  };
  const told = {
    'activation.result': [
      { guard: of(row, 'switchedToMe'), target: 'active', description: 'The element pays with this card now.' },
      {
        guard: of(row, 'switchedAway'),
        target: 'inactive',
        description: 'The element pays with another card of the type.',
      },
      { guard: of(row, 'mine'), target: 'inactive', description: 'The element did not switch to this card.' },
    ],
  };

  const deleted = {
    'delete.request': {
      guard: of(row, 'deletable', { checked }),
      target: 'closed',
      description: 'The card is deleted.',
    },
    'reconcile.request': { guard: of(row, 'buried'), target: 'closed', description: 'The card was deleted.' },
  };
  return {
    initial: 'start',
    description: `Activation of row ${row + 1}.`,
    states: {
      start: {
        description: 'Looks up the row.',
        always: [
          {
            guard: of(row, 'isState', { state: 'deleted' as const }),
            target: 'closed',
            description: 'The card is deleted.',
          },
          { guard: was('active'), target: 'active', description: 'The card pays.' },
          { guard: was('pending'), target: 'pending', description: 'Was never told what became of it.' },
          { target: 'inactive', description: 'The card does not pay.' },
        ],
      },
      inactive: {
        description: 'The element does not pay with this card.',
        entry: enters('inactive'),
        on: { ...asked, ...told, ...deleted },
      },
      pending: {
        description: 'Has sent activation data and instruction; not told yet what became of them.',
        entry: enters('pending'),
        on: { ...asked, ...told, ...deleted },
      },
      active: {
        description: 'The element pays with this card.',
        entry: enters('active'),
        on: { ...asked, ...told, ...deleted },
      },
      closed: {
        description: 'The card is deleted; it never pays again.',
        entry: enters('inactive'),
        on: {
          'activation.request': refuses,
          'activation.result': { guard: of(row, 'mine'), description: 'A late report: nothing to do.' },
        },
      },
    },
  };
}

/**
 * A card that moves in or out of a device (P4): states of the card's own region. Moving in, the record the server made is
 * stored; moving out, the record is erased, whatever the server has done already.
 */
import type { CardMessage } from '../protocol/message.ts';
import { authServer, type DeviceTerms } from '../protocol/party-name.ts';
import type { BindingWords } from './binding-words.ts';
import { of, type TerminalContext, type TerminalEvent } from './wallet.ts';

interface Scope {
  readonly context: TerminalContext;
  readonly event: TerminalEvent;
}

export function moving(card: string, { device }: DeviceTerms, words: BindingWords) {
  const { asks, busyNow, enters, late, mine, myTransaction, powerBack } = words;
  const said = (message: (scope: Scope) => CardMessage) => ({
    type: 'send' as const,
    params: (scope: Scope) => ({ to: authServer, message: message(scope) }),
  });
  const loaded = (ok: boolean) =>
    said(({ context, event }) => {
      const { transaction = '' } = context.durable.bindings[card] ?? {};
      const status = 'status' in event ? event.status : ok ? '9000' : '6A84';
      return { type: 'migration.loaded', card, transaction, status };
    });
  const erasedAnyway = said(({ event }) => ({
    type: 'migration.erased',
    card,
    transaction: (event as Extract<CardMessage, { type: 'migration.erase' }>).transaction,
  }));
  const movesOut = {
    'migration.erase': [
      { guard: myTransaction, target: 'leaving', description: 'The card has moved away: erases its record.' },
      { guard: mine, actions: erasedAnyway, description: 'There is no such record any more.' },
    ],
    'migration.revoked': [
      { guard: myTransaction, target: 'dropping', description: 'The migration was given up: erases the record.' },
      { guard: mine, description: 'Given up once more: nothing to do.' },
    ],
  };

  return {
    /** Where nothing is known of the card. */
    whenIdle: {
      'migration.load': {
        guard: mine,
        target: 'loading',
        actions: of(card, 'keepLoad', { element: device.element }),
        description: 'The card moves in.',
      },
      'migration.erase': { guard: mine, actions: erasedAnyway, description: 'There is no such record here.' },
      'migration.revoked': { guard: mine, description: 'There is no such record here.' },
    },
    /** Where the card is bound. */
    whenBound: {
      ...movesOut,
      'migration.load': {
        guard: myTransaction,
        actions: loaded(true),
        description: 'It is stored already: says so again.',
      },
    },
    states: {
      loading: {
        description: 'Has the element store the record of a card that moves in.',
        entry: [enters('loading'), asks('record.store')],
        on: {
          'record.stored': [
            { guard: myTransaction, target: 'bound', actions: loaded(true), description: 'The card has moved in.' },
            { guard: mine, description: 'An earlier record: nothing to do.' },
          ],
          'record.refused': {
            guard: mine,
            target: 'idle',
            actions: loaded(false),
            description: 'The element cannot store it.',
          },
          'migration.load': { guard: mine, description: 'Asked once more: is at it.' },
          ...busyNow,
          ...powerBack('loading', 'The element was without power: stores the record again.'),
        },
      },
      leaving: {
        description: 'Has the element erase the record of a card that has moved away.',
        entry: [enters('leaving'), of(card, 'hideLeaving'), asks('record.erase')],
        on: {
          'record.erased': {
            guard: mine,
            target: 'idle',
            actions: [of(card, 'showGone'), asks('migration.erased')],
            description: 'The record is gone: says so.',
          },
          'migration.erase': { guard: mine, description: 'Asked once more: is at it.' },
          'migration.load': { guard: mine, description: 'Too late: the card is on its way out.' },
          ...busyNow,
          ...powerBack('leaving', 'The element was without power: erases the record again.'),
          ...late('record.stored'),
        },
      },
      dropping: {
        description: 'Has the element erase the record of a migration that was given up.',
        entry: [enters('dropping'), of(card, 'hideLeaving'), asks('record.erase')],
        on: {
          'record.erased': {
            guard: mine,
            target: 'idle',
            actions: of(card, 'showGone'),
            description: 'The record is gone.',
          },
          'migration.revoked': { guard: mine, description: 'Told once more: is at it.' },
          'migration.load': { guard: mine, description: 'Too late: the migration was given up.' },
          ...busyNow,
          ...powerBack('dropping', 'The element was without power: erases the record again.'),
          ...late('record.stored'),
        },
      },
    },
  };
}

/**
 * A card that moves in or out of a device (P4): states of the card's own region. Moving in, the record the server made is
 * stored; moving out, the record is erased, whatever the server has done already.
 */
import { sendFrom } from '../../chart/effect.ts';
import type { CardMessage } from '../../protocol/message.ts';
import { authServer, type DeviceTerms } from '../../protocol/party-name.ts';
import type { BindingWords } from '../binding-words.ts';
import type { Scope } from '../context.ts';
import { of } from '../wallet.ts';

export function moving(card: string, { device, roster }: DeviceTerms, words: BindingWords) {
  const { asks, asksElement, busyNow, enters, late, mine, myTransaction, powerBack } = words;
  const said = (message: (scope: Scope) => CardMessage) => sendFrom(authServer, message);
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
  const { type: cardType } = roster.cards.find(({ name }) => name === card)!;
  const leaves = of(card, 'hideLeaving', { cardType });
  const showsNone = { type: 'show' as const, params: { cardType, card: null } };
  /** The record is gone: nobody pays, or the element says who, or it is another card, as before. */
  const gone = <Said>(description: string, said: readonly Said[]) => [
    {
      guard: of(card, 'nonePays', { cardType }),
      target: 'idle',
      actions: [showsNone, ...said],
      description: `${description} It was the one that paid.`,
    },
    {
      guard: of(card, 'unknownNow', { cardType }),
      target: 'idle',
      actions: [...(asksElement.length > 0 ? asksElement : [showsNone]), ...said],
      description: `${description} Has to find out which card pays.`,
    },
    { guard: mine, target: 'idle', actions: said, description },
  ];
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
      'migration.erase': [
        {
          guard: of(card, 'mayHold'),
          target: 'leaving',
          actions: of(card, 'keepLeaving'),
          description: 'Does not know its cards yet: erases what may be there.',
        },
        { guard: mine, actions: erasedAnyway, description: 'There is no such record here.' },
      ],
      'migration.revoked': { guard: mine, description: 'There is no such record here.' },
    },
    /**
     * Where the card is being deleted, until it is gone and after: what a migration still says of it. `told` tells the
     * holder that the card is deleted.
     */
    whenDeleting: <Told>(told: readonly Told[], gone = false) => ({
      'migration.erase': [
        gone
          ? {
              guard: myTransaction,
              target: 'idle',
              actions: [...told, erasedAnyway],
              description: 'The card has moved away: there is nothing left to delete.',
            }
          : {
              guard: myTransaction,
              target: 'leaving',
              actions: told,
              description: 'The card has moved away: only its record is left to erase.',
            },
        { guard: mine, actions: erasedAnyway, description: 'There is no such record any more.' },
      ],
      'migration.revoked': [
        {
          guard: myTransaction,
          target: gone ? 'idle' : 'wiping',
          actions: gone ? told : [],
          description: 'The migration was given up: the row is dead.',
        },
        { guard: mine, description: 'Given up once more: nothing to do.' },
      ],
      'migration.load': { guard: mine, description: 'Too late: the card is being deleted.' },
    }),
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
          'migration.revoked': movesOut['migration.revoked'],
          ...busyNow,
          ...powerBack('loading', 'The element was without power: stores the record again.'),
          ...late('record.erased'),
        },
      },
      leaving: {
        description: 'Has the element erase the record of a card that has moved away.',
        entry: [enters('leaving'), leaves, asks('record.erase')],
        on: {
          'record.erased': gone('The record is gone: says so.', [asks('migration.erased')]),
          'migration.erase': { guard: mine, description: 'Asked once more: is at it.' },
          'migration.load': { guard: mine, description: 'Too late: the card is on its way out.' },
          ...busyNow,
          ...powerBack('leaving', 'The element was without power: erases the record again.'),
          ...late('record.stored'),
        },
      },
      dropping: {
        description: 'Has the element erase the record of a migration that was given up.',
        entry: [enters('dropping'), leaves, asks('record.erase')],
        on: {
          'record.erased': gone('The record is gone.', []),
          'migration.revoked': { guard: mine, description: 'Told once more: is at it.' },
          'migration.erase': {
            guard: mine,
            target: 'leaving',
            description:
              'The list said so first: the card has moved away, and the server wants to know when it is gone.',
          },
          'migration.load': { guard: mine, description: 'Too late: the migration was given up.' },
          ...busyNow,
          ...powerBack('dropping', 'The element was without power: erases the record again.'),
          ...late('record.stored'),
        },
      },
    },
  };
}

/**
 * The terminal's part in activation (P2): ask for the card the holder picked, put activation data and activation
 * instruction together, have the element switch, report. That data and instruction are two messages is [seen]; what
 * pairs them, what numbers them, and every time-out is ours.
 *
 * One region a card type. Data and instructions may come at any time, also late; whether they are obeyed is decided by
 * pairing here and by the number in the element.
 */

import { sendFrom } from '../chart/effect.ts';
import type { CardType } from '../protocol/card.ts';
import { authServer, cardHolder, type DeviceTerms } from '../protocol/party-name.ts';
import type { Refusal } from '../protocol/refusal.ts';
import { activationOf, commandOf, type Pairing } from './activation-words.ts';
import type { Of, OfType, Scope, TerminalContext, TerminalEvent } from './context.ts';
import { cardOfToken, unknownCard } from './selection-words.ts';

export function activation(cardType: CardType, { device, roster, safeguards }: DeviceTerms) {
  const pairing: Pairing = { cardType, paired: safeguards['activation-pairing'] === 'paired' };
  const fromElement = safeguards['shown-card'] === 'element';
  const migrates = (roster.jobs ?? 0) > 0;
  const reconciles = safeguards.reconciliation === 'on-restart';
  const by = <Type extends string>(type: Type) => ({ type, params: { cardType } as OfType });
  const on = <Type extends string>(type: Type) => ({ type, params: pairing });
  const sends = sendFrom<TerminalContext, TerminalEvent>;

  const asks = sends(authServer, ({ context }) => {
    const { request, sequence, card } = activationOf(context, cardType)!;
    return {
      type: 'activation.request',
      request,
      sequence,
      card,
      cardType,
      transaction: context.durable.bindings[card]!.transaction,
    };
  });
  const commands = sends(device.secureElement, scope => commandOf(scope, pairing));
  const commandsAgain = sends(
    device.secureElement,
    ({ context }) => context.volatile.commands.find(each => each.cardType === cardType)!,
  );
  /** The card a success is for. Without pairing nothing says which: it is taken for the one asked for. */
  const cardTold = ({ context, event }: Scope) => {
    const active = cardOfToken(context, (event as Of<'token.activated'>).active);
    const wanted = activationOf(context, cardType)?.card ?? null;
    return pairing.paired ? (active ?? wanted) : (wanted ?? active);
  };
  const tellsDone = sends(cardHolder, scope => ({ type: 'activation.done', card: cardTold(scope) }));
  const tellsFailed = (reason: Refusal) =>
    sends(cardHolder, ({ context }) => ({
      type: 'activation.failed',
      card: activationOf(context, cardType)!.card,
      reason,
    }));
  const reports = (outcome: 'active' | 'failed') =>
    sends(authServer, scope => {
      const card = outcome === 'active' ? cardTold(scope) : activationOf(scope.context, cardType)?.card;
      const transaction = scope.context.durable.bindings[card ?? '']?.transaction;
      return {
        type: 'activation.result',
        request: (scope.event as Of<'token.activated'>).request,
        transaction,
        outcome,
      };
    });

  // While the element is at it, nobody knows which card is active.
  const hides = fromElement ? [{ type: 'show', params: { cardType, card: unknownCard } } as const] : [];
  const shows = fromElement ? [by('showActive')] : [];
  const selects = {
    guard: by('ofType'),
    target: 'requesting',
    reenter: true,
    actions: [
      by('newActivation'),
      ...(fromElement
        ? []
        : [
            {
              type: 'show' as const,
              params: ({ event }: Scope) => ({ cardType, card: (event as Of<'card.select'>).card }),
            },
          ]),
    ],
    description: 'Asks for the card the holder picked.',
  };
  const givesUp = (description: string) => ({
    guard: by('givenUp'),
    target: 'idle',
    actions: tellsFailed('notLive'),
    description,
  });
  const half = [
    {
      guard: on('completes'),
      actions: [commands, on('keepCommand'), ...hides],
      description: 'Has both halves: has the element switch.',
    },
    { guard: by('ofType'), actions: on('hold'), description: 'Holds it until its other half comes.' },
  ];
  /** The element's answer to a command that is not, or no longer, the activation under way. */
  const other = (type: 'success' | 'refusal') => [
    {
      guard: by('strange'),
      actions: ['dropCommand' as const, ...shows],
      description: 'The answer to an activation this app knows nothing of.',
    },
    {
      guard: by('ofType'),
      actions: ['dropCommand' as const, ...shows, ...(type === 'success' ? [tellsDone, reports('active')] : [])],
      description: 'The answer to an earlier activation.',
    },
  ];
  const anywhere = {
    'activation.data': half,
    'activation.instruction': half,
    'element.reset': [
      {
        guard: by('commanded'),
        actions: [commandsAgain],
        description: 'The element was without power: gives its command again.',
      },
      { description: 'The element has power again; no activation was under way in it.' },
    ],
  };

  return {
    initial: 'start',
    description: `Choosing the ${cardType} card that pays.`,
    on: anywhere,
    states: {
      start: {
        description: 'Looks up what was under way.',
        always: [
          ...(reconciles
            ? [
                {
                  guard: by('wasActivating'),
                  target: 'requesting.askedAgain',
                  description: 'Asks the server once more.',
                },
              ]
            : [
                {
                  guard: by('wasActivating'),
                  target: 'idle',
                  actions: tellsFailed('interrupted'),
                  description: 'Gives up what the crash cut short.',
                },
              ]),
          { target: 'idle', description: 'Nothing was under way.' },
        ],
      },
      idle: {
        id: `${cardType}:idle`,
        description: 'No activation is under way.',
        entry: by('endActivation'),
        on: {
          'card.select': selects,
          'token.activated': other('success'),
          'token.refused': other('refusal'),
          'activation.refused': {
            guard: by('ofType'),
            description: 'The refusal of an earlier request: nothing to do.',
          },
        },
      },
      requesting: {
        description: 'Waits for activation data and instruction, and for the element.',
        initial: 'asked',
        on: {
          'card.select': selects,
          'card.delete': givesUp('The card is being deleted: gives up activating it.'),
          ...(migrates
            ? {
                'migration.erase': givesUp('The card has moved away: gives up activating it.'),
                'migration.revoked': givesUp('The card does not move in after all: gives up activating it.'),
              }
            : {}),
          'activation.refused': [
            {
              guard: by('myActivation'),
              target: 'idle',
              actions: tellsFailed('notLive'),
              description: 'The server does not activate the card.',
            },
            { guard: by('ofType'), description: 'The refusal of an earlier request: nothing to do.' },
          ],
          'token.activated': [
            {
              guard: by('myActivation'),
              target: 'idle',
              actions: ['dropCommand' as const, ...shows, tellsDone, reports('active')],
              description: 'The element has switched: reports it.',
            },
            ...other('success'),
          ],
          'token.refused': [
            {
              guard: by('myActivation'),
              target: 'idle',
              actions: ['dropCommand' as const, ...shows, tellsFailed('stale'), reports('failed')],
              description: 'The element has not switched.',
            },
            ...other('refusal'),
          ],
        },
        states: {
          asked: {
            description: 'Has asked once.',
            entry: [{ type: 'mirrorActivation' as const, params: { cardType, state: 'requesting' } }, asks],
            after: { replyTimeout: { target: 'askedAgain', description: 'No answer: asks again.' } },
          },
          askedAgain: {
            description: 'Has asked for the last time.',
            entry: asks,
            after: {
              replyTimeout: {
                target: `#${cardType}:idle`,
                actions: tellsFailed('noAnswer'),
                description: 'Still no answer: tells the card holder.',
              },
            },
          },
        },
      },
    },
  };
}

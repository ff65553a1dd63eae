/**
 * The element's part in activation (P2): replace the payment token of the type, then set it activated. That these are
 * two things, in this order, is [seen]; what a power loss between them leaves is a design decision.
 */
import type { CardMessage } from '../protocol/message.ts';
import type { DeviceTerms } from '../protocol/party-name.ts';
import type { StatusWord } from '../protocol/refusal.ts';
import type { Memory, Scope } from './context.ts';
import { journalBytes } from './memory.ts';
import { activate, activeToken, knowsToken, replaceToken } from './selection.ts';

type Activate = Extract<CardMessage, { type: 'token.activate' }>;

const inHand = ({ context, event }: Scope): Activate => (context.volatile.command ?? event) as Activate;

/** The writes of an activation, as functions of the memory. */
export const activationWrites = {
  openActivation: ({ context: { durable }, event }: Scope): Memory => {
    const { cardType } = event as Activate;
    const previous = activeToken(durable, cardType);
    const journal = { command: 'activate', cardType, previous, bytes: journalBytes } as const;
    return { ...durable, free: durable.free - journalBytes, journal };
  },
  accept: (scope: Scope): Memory => {
    const { cardType, sequence } = inHand(scope);
    const { durable } = scope.context;
    return { ...durable, accepted: { ...durable.accepted, [cardType]: sequence } };
  },
  replaceToken: (scope: Scope): Memory =>
    replaceToken(scope.context.durable, inHand(scope).cardType, inHand(scope).token),
  activateToken: (scope: Scope): Memory => {
    const { cardType, token, sequence } = inHand(scope);
    const { durable } = scope.context;
    return { ...activate(durable, cardType, token), accepted: { ...durable.accepted, [cardType]: sequence } };
  },
};

export const activationGuards = {
  tokenUnknown: (scope: Scope) => !knowsToken(scope.context.durable, inHand(scope).cardType, inHand(scope).token),
  dataMissing: (scope: Scope) =>
    scope.context.durable.fields.every(({ cardType }) => cardType !== inHand(scope).cardType),
  /** It is the active one already, by this command or by one it repeats. */
  alreadyActive: (scope: Scope) => activeToken(scope.context.durable, inHand(scope).cardType) === inHand(scope).token,
  /** Older than what was accepted, or of the same number and for another payment token. */
  older: (scope: Scope) => {
    const { cardType, token, sequence } = inHand(scope);
    const accepted = scope.context.durable.accepted[cardType];
    return sequence < accepted || (sequence === accepted && activeToken(scope.context.durable, cardType) !== token);
  },
  noJournalRoom: ({ context }: Scope) => context.durable.free < journalBytes,
};

export function activationCommands({ device, readings, safeguards }: DeviceTerms) {
  const ordered = safeguards['activation-sequence'] === 'increasing';
  const atomic = safeguards['atomic-activation'] === 'journalled';
  const locked = safeguards['tap-lock'] === 'locked';
  const answer = (type: 'token.activated' | 'token.refused', status: StatusWord) => ({
    type: 'send' as const,
    params: (scope: Scope) => {
      const { request, cardType } = inHand(scope);
      const active = activeToken(scope.context.durable, cardType);
      return { to: device.terminal, message: { type, request, cardType, active, status } };
    },
  });

  /** What is decided before anything is written, during a tap as well. */
  const judges = [
    // In the reading `field` the payment tokens are the server's: the element has nothing to compare one with.
    readings.storage === 'field'
      ? {
          guard: 'dataMissing' as const,
          actions: answer('token.refused', '6A88'),
          description: 'There is no personalised data of the type.',
        }
      : {
          guard: 'tokenUnknown' as const,
          actions: answer('token.refused', '6A88'),
          description: 'There is no such payment token here.',
        },
    ...(ordered
      ? [
          {
            guard: 'older' as const,
            actions: answer('token.refused', '6985'),
            description: 'A newer activation has been accepted.',
          },
        ]
      : []),
    {
      guard: 'alreadyActive',
      actions: ['accept', answer('token.activated', '9000')],
      description: 'It is active already: notes the number, so that nothing older is obeyed.',
    },
  ] as const;

  const ready = {
    'selection.ask': {
      actions: {
        type: 'send',
        params: ({ context, event }: Scope) => {
          const { type: _, ...question } = event as Extract<CardMessage, { type: 'selection.ask' }>;
          const active = activeToken(context.durable, question.cardType);
          return { to: device.terminal, message: { type: 'selection.told', ...question, active } };
        },
      },
      description: 'Says which payment token of the type is active.',
    },
    'token.activate': [
      ...judges,
      ...(atomic
        ? [
            {
              guard: 'noJournalRoom' as const,
              actions: answer('token.refused', '6A84'),
              description: 'There is no room for the journal.',
            },
          ]
        : []),
      {
        target: 'activating',
        actions: ['keepCommand', ...(atomic ? (['openActivation'] as const) : [])],
        description: atomic ? 'Opens the journal.' : 'Sets to work.',
      },
    ],
  } as const;

  // The refusal is final: with the number spent, a copy of the command that comes after the tap is too old.
  const tapped = locked
    ? ({
        'token.activate': [
          ...judges,
          {
            actions: ['accept', answer('token.refused', '6985')],
            description: 'A tap is under way: refuses to switch, and notes the number.',
          },
        ],
      } as const)
    : {};
  const activates = {
    actions: [
      'activateToken',
      ...(atomic ? (['closeJournal'] as const) : []),
      answer('token.activated', '9000'),
      'forgetCommand',
    ],
    description: 'Activates the payment token.',
  } as const;

  const activating = {
    initial: 'begun',
    description: 'Switches the card of one type.',
    states: {
      begun: {
        tags: 'busy',
        description: 'The old payment token is still active.',
        after: {
          0: { target: 'replaced', actions: 'replaceToken', description: 'Replaces the payment token.' },
        },
      },
      replaced: {
        tags: 'busy',
        description: 'The new payment token is in place, and not active.',
        after: {
          0: [
            // Without the lock a tap goes on, beside the card that pays now.
            ...(locked ? [] : [{ guard: 'tapped', target: '#secureElement.tapped', ...activates } as const]),
            { target: '#secureElement.ready', ...activates },
          ],
        },
      },
    },
  } as const;

  return { ready, tapped, activating };
}

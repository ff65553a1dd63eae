/** What the terminal remembers of activations: how it changes, and what a chart asks of it. */
import type { CardType } from '../../protocol/card.ts';
import { type PaymentToken, requestOf } from '../../protocol/identifier.ts';
import type { Activation, Of, OfType, Scope, TerminalContext, TerminalEvent, Volatile } from '../context.ts';
import { cardOfToken, questionOf } from './shown-memory.ts';

/** What pairs activation data with its instruction: the request it answers, or nothing at all. */
export interface Pairing extends OfType {
  readonly paired: boolean;
}

/** Whether a payment token is that of a card that the app has as bound. */
const isListed = ({ durable }: TerminalContext, token: PaymentToken): boolean =>
  Object.values(durable.bindings).some(binding => binding.token === token && binding.state === 'bound');

const keyOf = (event: TerminalEvent, { paired, cardType }: Pairing): string =>
  paired ? (event as Of<'activation.data'>).request : cardType;

const without = <Value>(held: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> => {
  const { [key]: _, ...rest } = held;
  return rest;
};

export function activationOf({ durable }: TerminalContext, cardType: CardType): Activation | undefined {
  return durable.activations[cardType];
}

const activating = ({ durable }: TerminalContext, cardType: CardType, activation: Activation) => ({
  ...durable,
  activations: { ...durable.activations, [cardType]: activation },
});

/** The command that the data or instruction at hand makes with its other half; undefined where that is missing. */
export function commandAtHand({ context, event }: Scope, pairing: Pairing): Of<'token.activate'> | undefined {
  if (event.type !== 'activation.data' && event.type !== 'activation.instruction') return undefined;
  const { data, instructions } = context.volatile;
  const key = keyOf(event, pairing);
  const token = event.type === 'activation.data' ? event.token : data[key];
  const instruction = event.type === 'activation.instruction' ? event : instructions[key];
  if (token === undefined || instruction === undefined) return undefined;
  const { request, sequence } = instruction;
  return { type: 'token.activate', request, cardType: pairing.cardType, token, sequence };
}

/** The newest command of the type that the element has not answered; undefined where there is none. */
export const newestCommand = ({ volatile }: TerminalContext, cardType: CardType): Of<'token.activate'> | undefined =>
  volatile.commands
    .filter(command => command.cardType === cardType)
    .reduce<Of<'token.activate'> | undefined>(
      (newest, command) => (newest && newest.sequence >= command.sequence ? newest : command),
      undefined,
    );

/** The durable part after each action. */
export const activationWrites = {
  /** A fresh request for the card just picked; an earlier one is given up. */
  newActivation: ({ context, event }: Scope, { cardType }: OfType) => {
    const { installation } = context.durable;
    const requested = context.durable.requested + 1;
    const request = requestOf(installation, requested);
    const { card } = event as Of<'card.select'>;
    const activation: Activation = { state: 'requesting', card, request };
    return { ...activating(context, cardType, activation), requested };
  },
  mirrorActivation: ({ context }: Scope, { cardType, state }: OfType & { state: string }) =>
    activating(context, cardType, { ...activationOf(context, cardType)!, state }),
  endActivation: ({ context }: Scope, { cardType }: OfType) => {
    const { [cardType]: _, ...activations } = context.durable.activations;
    return { ...context.durable, activations };
  },
};

/** Both halves are there: the volatile part keeps the command until the element answers it. */
export function keepingCommand(scope: Scope, pairing: Pairing): Volatile {
  const { data, instructions, commands } = scope.context.volatile;
  const key = keyOf(scope.event, pairing);
  return {
    data: without(data, key),
    instructions: without(instructions, key),
    commands: [...commands, commandAtHand(scope, pairing)!],
  };
}

/** The volatile part after each action. */
export const commandWrites = {
  /** Holds what has come until its other half comes. */
  hold: ({ context: { volatile }, event }: Scope, pairing: Pairing): Volatile => {
    const key = keyOf(event, pairing);
    if (event.type === 'activation.data') return { ...volatile, data: { ...volatile.data, [key]: event.token } };
    const { request, sequence } = event as Of<'activation.instruction'>;
    return { ...volatile, instructions: { ...volatile.instructions, [key]: { request, sequence } } };
  },
  /** Drops what has come with its other half. */
  discard: ({ context: { volatile }, event }: Scope, pairing: Pairing): Volatile => {
    const key = keyOf(event, pairing);
    return { ...volatile, data: without(volatile.data, key), instructions: without(volatile.instructions, key) };
  },
  /** Commands for cards that are bound no more are not given again. */
  dropUnlisted: ({ context }: Scope, { cardType }: OfType): Volatile => ({
    ...context.volatile,
    commands: context.volatile.commands.filter(
      command => command.cardType !== cardType || isListed(context, command.token),
    ),
  }),
  /** The element has answered a command of this app, unless the answer is older than the app’s last start. */
  dropCommand: ({ context, event }: Scope): Volatile => {
    const { volatile } = context;
    const { cardType, request } = event as Of<'token.activated'>;
    if (questionOf(context, cardType)) return volatile;
    const at = volatile.commands.findIndex(command => command.request === request);
    return at < 0 ? volatile : { ...volatile, commands: volatile.commands.filter((_, each) => each !== at) };
  },
  /** The element was without power: of its commands the newest one stays open, which it is given again. */
  dropLostCommands: ({ context }: Scope, { cardType }: OfType): Volatile => {
    const { volatile } = context;
    const newest = newestCommand(context, cardType);
    const commands = volatile.commands.filter(command => command.cardType !== cardType || command === newest);
    return { ...volatile, commands };
  },
};

export const activationGuards = {
  ofType: ({ context, event }: Scope, { cardType }: OfType) =>
    'cardType' in event
      ? event.cardType === cardType
      : event.type === 'card.select' &&
        context.durable.bindings[event.card]?.state === 'bound' &&
        context.durable.bindings[event.card]?.cardType === cardType,
  /** The card that is being activated is about to go: deleted by its holder, or moved away. */
  givenUp: ({ context, event }: Scope, { cardType }: OfType) => {
    const card = activationOf(context, cardType)?.card;
    if (card === undefined || !('card' in event) || event.card !== card) return false;
    return !('transaction' in event) || event.transaction === context.durable.bindings[card]?.transaction;
  },
  /** The element speaks of a payment token that this wallet does not know, or no longer. */
  strange: ({ context, event }: Scope, { cardType }: OfType) =>
    event.type === 'token.activated' && event.cardType === cardType && cardOfToken(context, event.active) === null,
  /** The other half of what has come is held already. */
  completes: ({ context: { volatile }, event }: Scope, pairing: Pairing) => {
    if (!('cardType' in event) || event.cardType !== pairing.cardType) return false;
    const key = keyOf(event, pairing);
    return event.type === 'activation.data' ? key in volatile.instructions : key in volatile.data;
  },
  /** The command that has come whole is for a card that is not bound here, or no longer. */
  unlisted: (scope: Scope, pairing: Pairing) => {
    const made = commandAtHand(scope, pairing);
    return made?.cardType === pairing.cardType && !isListed(scope.context, made.token);
  },
  /** A command of this type that the element has not answered is for a card that is not bound here any more. */
  commandedUnlisted: ({ context }: Scope, { cardType }: OfType) =>
    context.volatile.commands.some(command => command.cardType === cardType && !isListed(context, command.token)),
  /** The answer to the activation under way. */
  myActivation: ({ context, event }: Scope, { cardType }: OfType) =>
    'cardType' in event &&
    event.cardType === cardType &&
    'request' in event &&
    event.request === activationOf(context, cardType)?.request,
  wasActivating: ({ context }: Scope, { cardType }: OfType) => activationOf(context, cardType) !== undefined,
};

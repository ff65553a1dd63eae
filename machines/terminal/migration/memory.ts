/** What the terminal remembers of a migration to its device: how it changes, and what a chart asks of it. */
import { requestOf } from '../../protocol/identifier.ts';
import type { Of, Operation, Scope } from '../context.ts';
import { isUnderWay } from '../session/memory.ts';

const keeping = ({ context: { durable } }: Scope, kept: Partial<Operation>) => ({
  ...durable,
  operation: { ...durable.operation!, ...kept },
});

/** The durable part after each action. */
export const operationWrites = {
  newOperation: ({ context: { durable } }: Scope) => {
    const requested = durable.requested + 1;
    const request = requestOf(durable.installation, requested);
    return { ...durable, requested, operation: { state: 'signingIn', request } };
  },
  endOperation: ({ context: { durable } }: Scope) => {
    const { operation: _, ...rest } = durable;
    return rest;
  },
  mirrorOperation: (scope: Scope, { state }: { state: string }) => keeping(scope, { state }),
  /** Belongs to the session under way, and to its user, from now on. */
  joinSession: (scope: Scope) => {
    const { session, user } = scope.context.durable.session!;
    return keeping(scope, { session, user });
  },
  keepDevices: (scope: Scope) => keeping(scope, { devices: (scope.event as Of<'devices.answer'>).devices }),
  keepTarget: (scope: Scope) => keeping(scope, { target: (scope.event as Of<'migration.choose'>).device }),
  /** All the cards there are asked for, one after the other. */
  keepCards: (scope: Scope) => {
    const [card, ...rest] = (scope.event as Of<'target-cards.answer'>).cards;
    return keeping(scope, { card: card!, cards: rest });
  },
  /** Asks for the next card by a request of its own. */
  nextCard: ({ context: { durable } }: Scope) => {
    const [card, ...rest] = durable.operation!.cards!;
    const requested = durable.requested + 1;
    const request = requestOf(durable.installation, requested);
    const { loaded: _, ...operation } = durable.operation!;
    return { ...durable, requested, operation: { ...operation, request, card: card!, cards: rest } };
  },
  keepPick: (scope: Scope) => keeping(scope, { card: (scope.event as Of<'migration.pick'>).card }),
};

const isMine = ({ context, event }: Scope): boolean =>
  'request' in event && event.request === context.durable.operation?.request;

/** What became of the card that this operation asks for now. */
const isOutcome = (scope: Scope, outcome: 'moved' | 'failed'): boolean =>
  scope.event.type === 'migration.outcome' && isMine(scope) && scope.event.outcome === outcome;

export const operationGuards = {
  isSignedIn: ({ context }: Scope) => context.durable.session?.state === 'signedIn',
  isSigningIn: ({ context }: Scope) => isUnderWay(context.durable.session),
  /** The answer to this operation. */
  myOperation: isMine,
  noDevices: (scope: Scope) =>
    scope.event.type === 'devices.answer' && isMine(scope) && scope.event.devices.length === 0,
  noCards: (scope: Scope) =>
    scope.event.type === 'target-cards.answer' && isMine(scope) && scope.event.cards.length === 0,
  myOutcome: (scope: Scope, { outcome }: { outcome: 'moved' | 'failed' }) => isOutcome(scope, outcome),
  /** The outcome of the card at hand, and another card is to be asked for. */
  moreAfter: (scope: Scope, { outcome }: { outcome: 'moved' | 'failed' }) =>
    isOutcome(scope, outcome) && (scope.context.durable.operation?.cards ?? []).length > 0,
  wasOperating: ({ context }: Scope, { state }: { state: string }) => context.durable.operation?.state === state,
};

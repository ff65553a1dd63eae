/** What the terminal remembers of a migration, and the guards its states are written in. */
import { type RequestIdentity, requestOf } from '../protocol/identifier.ts';
import type { Of, Operation, TerminalContext, TerminalEvent } from './wallet.ts';

interface Scope {
  readonly context: TerminalContext;
  readonly event: TerminalEvent;
}

/** A fresh operation. */
export function begin({ durable }: TerminalContext): TerminalContext['durable'] {
  const requested = durable.requested + 1;
  const request: RequestIdentity = requestOf(durable.installation, requested);
  return { ...durable, requested, operation: { state: 'signingIn', request } };
}

export function end({ durable }: TerminalContext): TerminalContext['durable'] {
  const { operation: _, ...rest } = durable;
  return rest;
}

export function keep({ durable }: TerminalContext, kept: Partial<Operation>): TerminalContext['durable'] {
  return { ...durable, operation: { ...durable.operation!, ...kept } };
}

/** Belongs to the session under way from now on. */
export function join(context: TerminalContext): TerminalContext['durable'] {
  return keep(context, { session: context.durable.session!.session });
}

/** A card that moves in, as far as it is known. */
export function load({ durable }: TerminalContext, card: string, given: Of<'migration.load'>, element: string) {
  const { transaction, token, cardType } = given;
  const binding = {
    state: 'loading',
    request: 'migration',
    claimedType: cardType,
    element,
    cardType,
    transaction,
    token,
  };
  return { ...durable, bindings: { ...durable.bindings, [card]: binding } };
}

/** What is shown of a card's type while, and after, its record goes; other cards stay as they are. */
export function shown({ durable }: TerminalContext, card: string, instead: string | null): TerminalContext['durable'] {
  const cardType = durable.bindings[card]?.cardType;
  if (!cardType || ![card, 'unknown'].includes(durable.shown[cardType] ?? '')) return durable;
  return { ...durable, shown: { ...durable.shown, [cardType]: instead } };
}

export const guards = {
  isSignedIn: ({ context }: Scope) => context.durable.session?.state === 'signedIn',
  isSigningIn: ({ context }: Scope) => context.durable.session !== undefined,
  myRefusal: ({ context, event }: Scope) =>
    event.type === 'devices.refused' && event.request === context.durable.operation?.request,
  myDevices: ({ context, event }: Scope) =>
    event.type === 'devices.answer' && event.request === context.durable.operation?.request,
  noDevices: ({ context, event }: Scope) =>
    event.type === 'devices.answer' &&
    event.request === context.durable.operation?.request &&
    event.devices.length === 0,
  myOutcome: ({ context, event }: Scope, { outcome }: { outcome: 'moved' | 'failed' }) =>
    event.type === 'migration.outcome' &&
    event.request === context.durable.operation?.request &&
    event.outcome === outcome,
  wasOperating: ({ context }: Scope, { state }: { state: string }) => context.durable.operation?.state === state,
};

/** The guards and writes of a migration. */
import { type RequestIdentity, requestOf } from '../../protocol/identifier.ts';
import type { Of, Operation, Scope, TerminalContext } from '../context.ts';

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

/** A card that moves out before this new app knows that it has it: as far as the server has named it. */
export function leave({ durable }: TerminalContext, card: string, { transaction }: Of<'migration.erase'>) {
  const binding = { state: 'leaving', request: 'migration', transaction };
  return { ...durable, bindings: { ...durable.bindings, [card]: binding } };
}

export const guards = {
  isSignedIn: ({ context }: Scope) => context.durable.session?.state === 'signedIn',
  isSigningIn: ({ context }: Scope) => context.durable.session !== undefined,
  myRefusal: ({ context, event }: Scope) =>
    event.type === 'devices.refused' && event.request === context.durable.operation?.request,
  /** A record of this card may be in the element: the list that will tell is being put together. */
  mayHold: ({ context, event }: Scope, { card }: { card: string }) =>
    event.type === 'migration.erase' && event.card === card && context.durable.listing !== undefined,
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

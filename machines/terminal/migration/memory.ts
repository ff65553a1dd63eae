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
  keepPick: (scope: Scope) => keeping(scope, { card: (scope.event as Of<'migration.pick'>).card }),
};

const isMine = ({ context, event }: Scope): boolean =>
  'request' in event && event.request === context.durable.operation?.request;

export const operationGuards = {
  isSignedIn: ({ context }: Scope) => context.durable.session?.state === 'signedIn',
  isSigningIn: ({ context }: Scope) => isUnderWay(context.durable.session),
  /** The answer to this operation. */
  myOperation: isMine,
  noDevices: (scope: Scope) =>
    scope.event.type === 'devices.answer' && isMine(scope) && scope.event.devices.length === 0,
  myOutcome: (scope: Scope, { outcome }: { outcome: 'moved' | 'failed' }) =>
    scope.event.type === 'migration.outcome' && isMine(scope) && scope.event.outcome === outcome,
  wasOperating: ({ context }: Scope, { state }: { state: string }) => context.durable.operation?.state === state,
};

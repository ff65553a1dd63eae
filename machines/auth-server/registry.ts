/** The guards and actions that the auth server's charts are written in. A row is a slot. */
import { assign, setup } from 'xstate';
import { effects } from '../chart/effect.ts';
import type { PartyName } from '../chart/event.ts';
import { writing } from '../chart/writing.ts';
import type { Roster } from '../protocol/card.ts';
import type { ElementIdentifier } from '../protocol/identifier.ts';
import type { Refusal } from '../protocol/refusal.ts';
import { timeouts } from '../protocol/timeout.ts';
import { activationGuards, activationWrites } from './activation/memory.ts';
import type { AuthServerContext, AuthServerEvent, OfRow, Transaction } from './context.ts';
import { jobGuards, jobWrites, type OfJob } from './migration/jobs.ts';
import { type OfSlot, transactionGuards, transactionWrites } from './payment/transactions.ts';
import { deletionGuards, deletionWrites } from './row/deletion-memory.ts';
import { rowGuards, rowWrites } from './row/memory.ts';
import { suspensionGuards, suspensionWrites } from './row/suspension-memory.ts';
import { accountGuards, accountWrites } from './session/accounts.ts';

const written = writing<AuthServerContext, AuthServerEvent>();

export const registry = setup({
  types: { context: {} as AuthServerContext, events: {} as AuthServerEvent },
  delays: timeouts,
  actions: {
    ...effects,
    ...written('durable', rowWrites),
    ...written('durable', activationWrites),
    ...written('durable', deletionWrites),
    ...written('durable', suspensionWrites),
    ...written('durable', accountWrites),
    openJob: assign({ durable: (scope, params: OfJob) => jobWrites.open(scope, params) }),
    mirrorJob: assign({ durable: (scope, params: OfJob & { state: string }) => jobWrites.mirror(scope, params) }),
    promise: assign({ durable: (scope, params: OfJob) => jobWrites.promise(scope, params) }),
    openPromised: assign({ durable: (scope, params: OfRow) => jobWrites.openPromised(scope, params) }),
    /** What a crash loses of jobs kept in memory: those that are not over. */
    forgetJobs: assign({ durable: ({ context }) => jobWrites.forget(context) }),
    failJob: assign({ durable: (scope, params: OfJob & { reason: Refusal }) => jobWrites.fail(scope, params) }),
    writeTransaction: assign({ durable: (scope, params: OfSlot) => transactionWrites.write(scope, params) }),
    mirrorTransaction: assign({
      durable: (scope, params: { slot: number; state: Transaction['state'] }) =>
        transactionWrites.mirror(scope, params),
    }),
  },
  guards: {
    ...rowGuards,
    ...activationGuards,
    ...deletionGuards,
    ...suspensionGuards,
    ...jobGuards,
    ...transactionGuards,
    ...accountGuards,
  },
});

/** The terminal of the device an element is in. */
export const terminalOf = ({ devices }: Roster, element: ElementIdentifier): PartyName =>
  devices.find(device => device.element === element)!.terminal;

/**
 * The guards and writes of migration jobs. A job moves one card; it commands rows by events of its own, inside one step, as
 * one transaction of a database would.
 */
import type { Device } from '../../protocol/card.ts';
import { paymentTokenOf, type TransactionIdentifier, transactionOf } from '../../protocol/identifier.ts';
import type { CardMessage } from '../../protocol/message.ts';
import type { Refusal } from '../../protocol/refusal.ts';
import type { AuthServerContext, BindingRow, Job, OfDeletion, Scope } from '../context.ts';
import { deletionGuards } from '../row/deletion-memory.ts';
import { isOwnAsking, ownerAsks, wasLoggedIn } from '../session/accounts.ts';

export interface OfJob extends OfDeletion {
  readonly at: number;
  /** The device each device name stands for; guards and actions know the roster by it. */
  readonly elements: Readonly<Record<string, string>>;
  /** Whether a job holds its card from the request on, so that no other can take it. */
  readonly holds: boolean;
  /** Whether a card is moved only for its owner, in an open session of the device it moves to. */
  readonly checks: boolean;
  /** Whether an older installation of the app deletes no card. */
  readonly checksInstallation: boolean;
}

type MigrationRequest = Extract<CardMessage, { type: 'migration.request' }>;

/** The element of each device a card may leave or move to. */
export const elementsOf = (devices: readonly Device[]): Readonly<Record<string, string>> =>
  Object.fromEntries(devices.map(({ name, element }) => [name, element]));

/** The row of the card that the target device holds and that can be moved, for who asks. */
function sourceOf(context: AuthServerContext, asked: MigrationRequest, { elements, holds, checks }: OfJob) {
  const { durable } = context;
  const { card, target } = asked;
  if (checks && !(isOwnAsking(context, asked) && ownerAsks(context, asked))) return undefined;
  if (checks && !wasLoggedIn(context, asked.user, target)) return undefined;
  const row = durable.rows.find(
    each => each?.card === card && each.element === elements[target] && each.state === 'active',
  );
  const held = durable.jobs.some(job => job?.source === row?.transaction && job?.state !== 'failed');
  return holds && held ? undefined : row;
}

/** A row by its identifier; rows and identifiers are one, whether the row is open yet or not. */
const rowAt = ({ durable }: AuthServerContext, transaction: TransactionIdentifier | undefined): number =>
  durable.rows.findIndex((_, at) => transactionOf(at) === transaction);

/** The place of the row a job leaves, and of the one it moves to. */
export const sourceRow = (context: AuthServerContext, at: number): number =>
  rowAt(context, context.durable.jobs[at]?.source);
export const targetRow = (context: AuthServerContext, at: number): number =>
  rowAt(context, context.durable.jobs[at]?.target);

const changed = ({ durable }: AuthServerContext, at: number, change: Partial<Job>) => ({
  ...durable,
  jobs: durable.jobs.map((job, each) => (each === at && job ? { ...job, ...change } : job)),
});

export const jobWrites = {
  openJob: ({ context, event }: Scope, params: OfJob) => {
    const { at, elements } = params;
    const { request, device, card } = event as MigrationRequest;
    const source = sourceOf(context, event as MigrationRequest, params)!.transaction;
    const job: Job = { state: 'accepted', request, card, element: elements[device]!, source };
    return { ...context.durable, jobs: context.durable.jobs.map((old, each) => (each === at ? job : old)) };
  },
  mirrorJob: ({ context }: Scope, { at, state }: OfJob & { state: string }) => changed(context, at, { state }),
  /** What a crash loses of jobs kept in memory: those that are not over. */
  forgetJobs: ({ context: { durable } }: Scope) => ({
    ...durable,
    jobs: durable.jobs.map(job => (job && ['done', 'failed'].includes(job.state) ? job : null)),
  }),
  failJob: ({ context }: Scope, { at, reason }: OfJob & { reason: Refusal }) => changed(context, at, { reason }),
  /** Names the row the card is to move to: the first never used. */
  promise: ({ context }: Scope, { at }: OfJob) => {
    const free = context.durable.rows.indexOf(null);
    return free < 0
      ? changed(context, at, { reason: 'noCapacity' })
      : changed(context, at, { target: transactionOf(free) });
  },
  /** Opens the row a job was promised: the same card, the new element, fresh identifiers. */
  openPromised: ({ context }: Scope, { row }: { row: number }) => {
    const { durable } = context;
    const job = durable.jobs.find(each => each?.target === transactionOf(row))!;
    const source = durable.rows[rowAt(context, job.source)]!;
    // Its issuer's suspension goes with the card; lost mode is of the element it leaves.
    const suspended = source.suspended?.filter(actor => actor === 'issuer') ?? [];
    const opened: BindingRow = {
      state: 'promised',
      transaction: transactionOf(row),
      token: paymentTokenOf(row),
      request: job.request,
      card: job.card,
      element: job.element,
      ...(source.user ? { user: source.user } : {}),
      cardType: source.cardType!,
      ...(suspended.length > 0 ? { suspended } : {}),
    };
    return { ...durable, rows: durable.rows.map((old, at) => (at === row ? opened : old)) };
  },
};

export const jobGuards = {
  /** Asked in no session of that account that is open on the device. */
  outOfSession: ({ context, event }: Scope) =>
    (event.type === 'devices.request' || event.type === 'target-cards.request' || event.type === 'migration.request') &&
    !isOwnAsking(context, event),
  /** Asked by another user than the card’s owner. */
  notTheOwner: ({ context, event }: Scope) => event.type === 'migration.request' && !ownerAsks(context, event),
  /** The first free job takes a request for a card that is where it is said to be, and that no job holds. */
  takesMigration: ({ context, event }: Scope, params: OfJob) =>
    event.type === 'migration.request' &&
    context.durable.jobs.indexOf(null) === params.at &&
    sourceOf(context, event, params) !== undefined,
  takesNewMigration: ({ context, event }: Scope, params: OfJob) =>
    event.type === 'migration.request' &&
    context.durable.jobs.indexOf(null) === params.at &&
    sourceOf(context, event, params) !== undefined &&
    !context.durable.jobs.some(job => job?.request === event.request && job.card === event.card),
  /** The event is about this job: its request, the row that the card leaves, or the one that it moves to. */
  ofJob: ({ context, event }: Scope, { at }: OfJob) => {
    const job = context.durable.jobs[at];
    if (event.type === 'migration.request') return job?.request === event.request && job.card === event.card;
    if (event.type === 'approval.give') return job?.request === event.request;
    if (event.type === 'migration.erased') return job?.source === event.transaction;
    return event.type === 'migration.loaded' && job?.target === event.transaction;
  },
  loadedWell: ({ context, event }: Scope, { at }: OfJob) =>
    event.type === 'migration.loaded' &&
    event.transaction === context.durable.jobs[at]?.target &&
    event.status === '9000',
  /** The row it is to leave was taken out of use meanwhile. */
  sourceGone: ({ context }: Scope, { at }: OfJob) =>
    !['active', 'suspended'].includes(context.durable.rows[sourceRow(context, at)]?.state ?? ''),
  /** The card holder deletes the card, on the device it is to leave. */
  deletesMySource: (scope: Scope, { at, checksInstallation: checked, deletingOver }: OfJob) => {
    const row = sourceRow(scope.context, at);
    return deletionGuards.deletable(scope, { row, checked, deletingOver }) || deletionGuards.buried(scope, { row });
  },
  noRow: ({ context }: Scope, _: OfJob) => context.durable.rows.indexOf(null) < 0,
  wasJob: ({ context }: Scope, { at, state }: OfJob & { state: string }) => context.durable.jobs[at]?.state === state,
};

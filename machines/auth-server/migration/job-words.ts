/** The phrases a migration job's states are built from: what it says to whom, what it has rows do, what it remembers. */
import { raise } from 'xstate';
import { sendFrom } from '../../chart/effect.ts';
import { paymentTokenOf } from '../../protocol/identifier.ts';
import type { CardMessage } from '../../protocol/message.ts';
import { cardHolder, type Terms } from '../../protocol/party-name.ts';
import type { Refusal } from '../../protocol/refusal.ts';
import type { AuthServerContext, AuthServerEvent, Job, RowCommand, Scope } from '../context.ts';
import { terminalOf } from '../registry.ts';
import { elementsOf, type OfJob, sourceRow, targetRow } from './jobs.ts';

export function jobWords(at: number, { roster, safeguards }: Terms) {
  const order = safeguards['migration-order'];
  const approved = safeguards['migration-approval'] === 'owner';
  const notices = safeguards['migration-notice'] === 'before-commit';
  const idempotent = safeguards['request-identity'] === 'idempotent';
  const checks = safeguards['session-check'] === 'session';
  const prunes = safeguards['login-history'] === 'pruned';
  const elements = elementsOf(roster.devices.filter(({ wiped }) => !(prunes && wiped)));

  const by = <Type extends string, More extends object = object>(type: Type, more?: More) => ({
    type,
    params: { at, elements, holds: order === 'fenced', checks, ...more } as OfJob & More,
  });
  const id = (state: string) => `job${at + 1}:${state}`;
  const jobIn = ({ context }: Scope): Job => context.durable.jobs[at]!;
  const elementFrom = (scope: Scope) => scope.context.durable.rows[sourceRow(scope.context, at)]!.element;
  const sends = sendFrom<AuthServerContext, AuthServerEvent, CardMessage>;
  const toNew = (message: (scope: Scope) => CardMessage) =>
    sends(scope => terminalOf(roster, jobIn(scope).element), message);
  const toOld = (message: (scope: Scope) => CardMessage) =>
    sends(scope => terminalOf(roster, elementFrom(scope)), message);
  const toOwner = (message: (scope: Scope) => CardMessage) => sends(cardHolder, message);
  /** Has a row act, inside the step. */
  const row = (type: RowCommand['type'], of: 'source' | 'target') =>
    raise<AuthServerContext, AuthServerEvent, AuthServerEvent, undefined, never, never>(({ context }) => ({
      type,
      row: (of === 'source' ? sourceRow : targetRow)(context, at),
    }));
  // Made of the job and not of the row: inside the step that promises the row, the row opens last.
  const loads = toNew(scope => {
    const { card, target } = jobIn(scope);
    const { cardType } = scope.context.durable.rows[sourceRow(scope.context, at)]!;
    const token = paymentTokenOf(targetRow(scope.context, at));
    return { type: 'migration.load', card, cardType, transaction: target!, token };
  });
  const erases = toOld(scope => ({
    type: 'migration.erase',
    card: jobIn(scope).card,
    transaction: jobIn(scope).source,
  }));
  const revokes = toNew(scope => ({
    type: 'migration.revoked',
    card: jobIn(scope).card,
    transaction: (scope.event as Extract<CardMessage, { type: 'migration.loaded' }>).transaction,
  }));
  const tells = (outcome: 'moved' | 'failed', reason?: Refusal) =>
    toNew(scope => {
      const { request, card, reason: kept } = jobIn(scope);
      const why = reason ?? kept;
      return { type: 'migration.outcome', request, card, outcome, ...(why ? { reason: why } : {}) };
    });
  const reported = (type: string) => ({
    type: 'report' as const,
    params: (scope: Scope) => ({ type, request: jobIn(scope).request }),
  });
  const noticed = notices
    ? [
        toOld(scope => ({ type: 'migration.notice', card: jobIn(scope).card })),
        toOwner(scope => ({ type: 'owner.notice', card: jobIn(scope).card })),
        reported('migration.noticed'),
      ]
    : [];

  const enters = (state: string) => by('mirrorJob', { state });
  const failing = (reason: Refusal) => by('failJob', { reason });
  const after = <Action>(target: string, description: string, actions: readonly Action[]) => ({
    0: { target, actions, description },
  });
  const takes = {
    guard: by(idempotent ? 'takesNewMigration' : 'takesMigration'),
    target: approved ? 'approving' : 'accepted',
    actions: by('openJob'),
    description: 'Takes up the migration of a card.',
  };
  const again = (answer?: ReturnType<typeof tells>) =>
    idempotent
      ? {
          'migration.request': {
            guard: by('sameMigration'),
            ...(answer ? { actions: answer } : {}),
            description: 'The same request again: one job.',
          },
        }
      : {};
  const repeatedLoad = { guard: by('ofMyTarget'), description: 'Said once more that it is loaded: nothing to do.' };
  const repeatedErase = { guard: by('ofMySource'), description: 'Said once more that it is erased: nothing to do.' };
  const repeatedApproval = { guard: by('approvesMe'), description: 'Approved once more: it counts once.' };
  const gives = {
    fenced: [row('row.retire', 'target'), row('row.unfence', 'source')],
    'bind-first': [row('row.retire', 'target')],
    'unbind-first': [row('row.retire', 'target')],
  }[order as 'fenced'];
  const givesUp = (reason: Refusal) => [failing(reason), ...gives, tells('failed', reason)];
  // Between the request and the owner's approval the card may have been deleted, and dead cards do not move.
  const sourceGone = {
    guard: by('sourceGone'),
    target: 'failed',
    actions: [failing('notLive'), tells('failed', 'notLive')],
    description: 'The card is no longer live where it was: nothing moves.',
  };
  const deleted = {
    guard: by('deletesMySource', { checked: safeguards['installation-check'] === 'checked' }),
    target: `#${id('failed')}`,
    actions: [failing('notLive'), row('row.retire', 'target'), tells('failed', 'notLive')],
    description: 'The card holder has deleted the card: the new row is retired.',
  };
  const deletes = { 'delete.request': deleted, 'reconcile.request': deleted };
  const refused = {
    guard: by('ofMyTarget'),
    target: `#${id('failed')}`,
    actions: givesUp('noRoom'),
    description: 'The new element has no room: the new row is retired, and the old one pays again where it still can.',
  };
  const loaded = {
    guard: by('loadedWell'),
    target: `#${id('loaded')}`,
    description: 'The new element has the record.',
  };

  /** What the phases do, by the order of binding and unbinding. */
  const phases = {
    fenced: {
      accepted: [row('row.fence', 'source')],
      loaded: [row('row.activate', 'target'), row('row.retire', 'source')],
      committed: [],
    },
    'bind-first': { accepted: [], loaded: [row('row.activate', 'target')], committed: [row('row.retire', 'source')] },
    'unbind-first': { accepted: [row('row.retire', 'source')], loaded: [row('row.activate', 'target')], committed: [] },
  }[order as 'fenced'];

  return {
    order,
    approved,
    by,
    id,
    jobIn,
    toOwner,
    row,
    loads,
    erases,
    revokes,
    tells,
    reported,
    noticed,
    enters,
    failing,
    sourceGone,
    deletes,
    after,
    takes,
    again,
    repeatedLoad,
    repeatedErase,
    repeatedApproval,
    givesUp,
    refused,
    loaded,
    phases,
  };
}

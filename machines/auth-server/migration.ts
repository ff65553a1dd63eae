/**
 * The auth server's part in migration (P4): one region a job, one job a card. That the server migrates the card is
 * [seen]; in which order it binds and unbinds, who approves, and what a crash leaves are design decisions. Every phase
 * is a state of its own, so that a crash may come between any two.
 */
import { raise } from 'xstate';
import { paymentTokenOf } from '../protocol/identifier.ts';
import type { CardMessage, Refusal } from '../protocol/message.ts';
import type { PartyName } from '../protocol/party.ts';
import { cardHolder, type Terms } from '../protocol/party-name.ts';
import { elementsOf, type Job, type OfJob, type RowCommand, sourceRow, targetRow } from './jobs.ts';
import { type AuthServerContext, type AuthServerEvent, terminalOf } from './registry.ts';

interface Scope {
  readonly context: AuthServerContext;
  readonly event: AuthServerEvent;
}

export function migrationJob(at: number, { roster, safeguards }: Terms) {
  const order = safeguards['migration-order'];
  const approved = safeguards['migration-approval'] === 'owner';
  const notices = safeguards['migration-notice'] === 'before-commit';
  const idempotent = safeguards['request-identity'] === 'idempotent';
  const elements = elementsOf(roster);

  const by = <Type extends string, More extends object = object>(type: Type, more?: More) => ({
    type,
    params: { at, elements, holds: order === 'fenced', ...more } as OfJob & More,
  });
  const id = (state: string) => `job${at + 1}:${state}`;
  const jobIn = ({ context }: Scope): Job => context.durable.jobs[at]!;
  const elementFrom = (scope: Scope) => scope.context.durable.rows[sourceRow(scope.context, at)]!.element;
  const sends = (to: (scope: Scope) => PartyName, message: (scope: Scope) => CardMessage) => ({
    type: 'send' as const,
    params: (scope: Scope) => ({ to: to(scope), message: message(scope) }),
  });
  const toNew = (message: (scope: Scope) => CardMessage) =>
    sends(scope => terminalOf(roster, jobIn(scope).element), message);
  const toOld = (message: (scope: Scope) => CardMessage) =>
    sends(scope => terminalOf(roster, elementFrom(scope)), message);
  const toOwner = (message: (scope: Scope) => CardMessage) => sends(() => cardHolder, message);
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

  const resumed = [
    ...(approved ? ['approving'] : []),
    'accepted',
    'fenced',
    'loading',
    'loaded',
    'committed',
    'erasing',
    'owing',
    'done',
    'failed',
  ];
  return {
    initial: 'start',
    description: `Migration job ${at + 1}.`,
    states: {
      start: {
        description: 'Looks up the job.',
        always: [
          ...resumed.map(state => ({
            guard: by('wasJob', { state }),
            target: ['loading', 'erasing'].includes(state) ? `${state}.askedAgain` : state,
            description: 'Takes up the job where it was.',
          })),
          { target: 'free', description: 'There is no job.' },
        ],
      },
      free: { description: 'No job.', on: { 'migration.request': takes } },
      ...(approved
        ? {
            approving: {
              description: 'Waits for the owner’s approval.',
              entry: [
                enters('approving'),
                toOwner(scope => ({ type: 'approval.ask', request: jobIn(scope).request, card: jobIn(scope).card })),
              ],
              on: {
                'approval.give': {
                  guard: by('approvesMe'),
                  target: 'accepted',
                  actions: by('approve'),
                  description: 'The owner approves this migration.',
                },
                ...again(),
              },
              after: {
                personTimeout: {
                  target: 'failed',
                  actions: [failing('notApproved'), tells('failed', 'notApproved')],
                  description: 'The owner does not approve in time: nothing has changed.',
                },
              },
            },
          }
        : {}),
      accepted: {
        description: 'Is about to begin.',
        entry: enters('accepted'),
        after: after('fenced', 'Says what is to come, and takes the old row out of use where the order is so.', [
          ...noticed,
          ...phases.accepted,
        ]),
      },
      fenced: {
        description: 'Is about to make a row for the new element.',
        entry: enters('fenced'),
        after: {
          0: [
            {
              guard: by('noRow'),
              target: 'failed',
              actions: [
                failing('noCapacity'),
                ...(order === 'fenced' ? [row('row.unfence', 'source')] : []),
                tells('failed', 'noCapacity'),
              ],
              description: 'No row is left.',
            },
            {
              target: 'loading',
              actions: [by('promise'), row('row.promise', 'target')],
              description: 'Promises the card a fresh row.',
            },
          ],
        },
      },
      loading: {
        description: 'Waits for the new element to store the record.',
        initial: 'asked',
        entry: enters('loading'),
        on: {
          'migration.loaded': [loaded, refused],
          ...again(),
          ...(approved ? { 'approval.give': repeatedApproval } : {}),
        },
        states: {
          asked: {
            description: 'Has sent the fresh credential once.',
            entry: loads,
            after: { replyTimeout: { target: 'askedAgain', description: 'No answer: sends it again.' } },
          },
          askedAgain: {
            description: 'Has sent the fresh credential for the last time.',
            entry: loads,
            after: {
              replyTimeout: {
                target: `#${id('failed')}`,
                actions: givesUp('noAnswer'),
                description: 'Still no answer: the new row is retired, and the old one pays again where it still can.',
              },
            },
          },
        },
      },
      loaded: {
        id: id('loaded'),
        description: 'Is about to commit.',
        entry: enters('loaded'),
        after: after('committed', 'Commits: the new row pays.', [...phases.loaded, reported('migration.committed')]),
      },
      committed: {
        description: 'Is about to tell the old device.',
        entry: enters('committed'),
        after: after('erasing', 'Tells both devices.', [...phases.committed, tells('moved')]),
      },
      erasing: {
        description: 'Waits for the old device to erase its record; the row is dead already.',
        initial: 'asked',
        entry: enters('erasing'),
        on: {
          'migration.erased': { guard: by('ofMySource'), target: 'done', description: 'The old device has erased it.' },
          'migration.loaded': repeatedLoad,
          ...again(tells('moved')),
          ...(approved ? { 'approval.give': repeatedApproval } : {}),
        },
        states: {
          asked: {
            description: 'Has asked the old device once.',
            entry: erases,
            after: { replyTimeout: { target: 'askedAgain', description: 'No answer: asks again.' } },
          },
          askedAgain: {
            description: 'Has asked the old device twice.',
            entry: erases,
            after: { replyTimeout: { target: `#${id('owing')}`, description: 'No answer: nothing depends on it.' } },
          },
        },
      },
      owing: {
        id: id('owing'),
        description: 'The card has moved; the old device may still hold a dead record.',
        entry: enters('owing'),
        on: {
          'migration.erased': {
            guard: by('ofMySource'),
            target: 'done',
            description: 'The old device has erased it after all.',
          },
          'migration.loaded': repeatedLoad,
          ...again(tells('moved')),
          ...(approved ? { 'approval.give': repeatedApproval } : {}),
        },
      },
      done: {
        description: 'The card has moved.',
        entry: enters('done'),
        on: {
          'migration.erased': repeatedErase,
          'migration.loaded': repeatedLoad,
          ...again(tells('moved')),
          ...(approved ? { 'approval.give': repeatedApproval } : {}),
        },
      },
      failed: {
        id: id('failed'),
        description: 'The card has not moved.',
        entry: enters('failed'),
        on: {
          'migration.loaded': [
            { guard: by('loadedWell'), actions: revokes, description: 'Too late: the record is to be erased.' },
            { guard: by('ofMyTarget'), description: 'Refused once more: nothing to do.' },
          ],
          ...again(tells('failed')),
          ...(approved ? { 'approval.give': { guard: by('approvesMe'), description: 'Too late to approve.' } } : {}),
        },
      },
    },
  };
}

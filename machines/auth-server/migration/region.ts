/**
 * A migration job at the auth server: the picture of migrating, the safeguards of migration, what deletion says of it, and
 * what is true of every region that asks and is asked. One region a job.
 */
import { raise } from 'xstate';
import { concerning, type Known, type RegionConfig } from '../../layers/concerning.ts';
import { ignoringAnswers } from '../../layers/ignoring-answers.ts';
import { type Layer, layered, mapStates } from '../../layers/region.ts';
import { remembering } from '../../layers/remembering.ts';
import { retrying } from '../../layers/retrying.ts';
import { paymentTokenOf } from '../../protocol/identifier.ts';
import { isAnswer } from '../../protocol/message.ts';
import { cardHolder, type Terms } from '../../protocol/party-name.ts';
import type { AuthServerContext, AuthServerEvent } from '../context.ts';
import { terminalOf } from '../registry.ts';
import { approving } from './approving.ts';
import type { Command, JobKept } from './drawing.ts';
import { elementsOf, type OfJob, sourceRow, targetRow } from './jobs.ts';
import { knowingAgain, knowingAgainWhileApproving } from './knowing-again.ts';
import { deletedWhileMoving } from './meetings.ts';
import { migrating } from './migrating.ts';
import { noticing } from './noticing.ts';
import { fencing, unbindFirst } from './orders.ts';

/** The life of one migration job. */
export function jobRegion(at: number, terms: Terms): RegionConfig {
  const { safeguards } = terms;
  const isApproved = safeguards['migration-approval'] === 'owner';
  const knows = safeguards['request-identity'] === 'idempotent';

  return concerning<AuthServerContext, AuthServerEvent>(aboutJob(at, terms))(
    layered({ ...migrating, description: `Migration job ${at + 1}.` }, [
      // The safeguards of migration; an order comes first, because it says anew what a step does.
      when(safeguards['migration-order'] === 'unbind-first', unbindFirst),
      when(safeguards['migration-order'] === 'fenced', fencing),
      when(safeguards['migration-notice'] === 'before-commit', noticing),
      when(isApproved, approving),
      when(knows, knowingAgain),
      when(knows && isApproved, knowingAgainWhileApproving),
      // Where it meets deletion.
      deletedWhileMoving,
      // What is true of every region.
      named('loaded'),
      retrying('replyTimeout'),
      ignoringAnswers(isAnswer),
      remembering({ words: { writes: 'mirrorJob', was: 'wasJob' }, what: 'the job', resumes: true }),
    ]),
  );
}

const when = (condition: boolean, layer: Layer): Layer | undefined => (condition ? layer : undefined);

/** Gives a state an id, by which saved runs name its timer. */
const named =
  (state: string): Layer =>
  region =>
    mapStates(region, (each, name) => (name === state ? { ...each, id: name } : each));

/** What the names in a job's pictures mean. */
function aboutJob(at: number, { roster, safeguards }: Terms) {
  const prunes = safeguards['login-history'] === 'pruned';
  const params: OfJob = {
    at,
    elements: elementsOf(roster.devices.filter(({ wiped }) => !(prunes && wiped))),
    holds: safeguards['migration-order'] === 'fenced',
    checks: safeguards['session-check'] === 'session',
    checksInstallation: safeguards['installation-check'] === 'checked',
  };
  const rows = { source: sourceRow, target: targetRow };
  return {
    id: `job${at + 1}`,
    params,
    guard: 'ofJob',
    receivers: {
      newTerminal: ({ context }: Here) => terminalOf(roster, context.durable.jobs[at]!.element),
      oldTerminal: ({ context }: Here) => terminalOf(roster, context.durable.rows[sourceRow(context, at)]!.element),
      cardHolder,
    },
    kept: ({ context }: Here): Known<JobKept> => {
      const { request, card, source, target, reason } = context.durable.jobs[at]!;
      const cardType = context.durable.rows[sourceRow(context, at)]?.cardType;
      // By its place: inside the step that promises the row, the row opens last.
      return { request, card, source, target, reason, cardType, token: paymentTokenOf(targetRow(context, at)) };
    },
    actions: {
      command: (params: object) => {
        const { row, command } = params as Command['params'];
        return raise<AuthServerContext, AuthServerEvent, AuthServerEvent, undefined, never, never>(({ context }) => ({
          type: command,
          row: rows[row](context, at),
        }));
      },
    },
  };
}

interface Here {
  readonly context: AuthServerContext;
}

/**
 * A migration job at the auth server: the picture of migrating, the safeguards of migration, what deletion says of it, and
 * what is true of every region that asks and is asked. One region a job.
 */
import { raise } from 'xstate';
import type { Known, RegionConfig } from '../../layers/concerning.ts';
import { type Layer, mapStates } from '../../layers/region.ts';
import { regionOf, when } from '../../layers/region-of.ts';
import { remembering } from '../../layers/remembering.ts';
import { asking } from '../../protocol/asking.ts';
import { paymentTokenOf } from '../../protocol/identifier.ts';
import { cardHolder, type Terms } from '../../protocol/party-name.ts';
import type { AuthServerContext, AuthServerEvent, Scope } from '../context.ts';
import { deletingOverOf, terminalOf } from '../registry.ts';
import { approving } from './approving.ts';
import type { Command, JobKept } from './drawing.ts';
import { elementsOf, type OfJob, sourceRow, targetRow } from './jobs.ts';
import { knowingAgain, knowingAgainWhileApproving } from './knowing-again.ts';
import { deletedWhileMoving } from './meetings.ts';
import { migrating } from './migrating.ts';
import { noticing } from './noticing.ts';
import { atomicAtServer, fencing, unbindFirst } from './orders.ts';

/** The life of one migration job. */
export function jobRegion(at: number, terms: Terms): RegionConfig {
  const picture = { ...migrating, description: `Migration job ${at + 1}.` };
  return regionOf(aboutJob(at, terms), picture, jobLayers(terms), terms.layer);
}

/** The layers of a job. */
export function jobLayers({ safeguards }: Terms) {
  const order = safeguards['migration-order'];
  const approves = safeguards['migration-approval'] === 'owner';
  const knows = safeguards['request-identity'] === 'idempotent';
  return {
    safeguards: {
      // An order comes first: it says anew what a step does.
      unbindFirst: when(order === 'unbind-first', unbindFirst),
      fencing: when(order === 'fenced', fencing),
      atomicAtServer: when(order === 'atomic-at-server', atomicAtServer),
      noticing: when(safeguards['migration-notice'] === 'before-commit', noticing),
      approving: when(approves, approving),
      knowingAgain: when(knows, knowingAgain),
      knowingAgainWhileApproving: when(knows && approves, knowingAgainWhileApproving),
    },
    features: { deletedWhileMoving },
    everywhere: {
      named: named('loaded'),
      ...asking('replyTimeout'),
      remembering: remembering({ words: { writes: 'mirrorJob', was: 'wasJob' }, what: 'the job', resumes: true }),
    },
  };
}

/** Gives a state an id, by which saved runs name its timer. */
const named =
  (state: string): Layer =>
  region =>
    mapStates(region, (each, name) => (name === state ? { ...each, id: name } : each));

/** What the names in a job's pictures mean. */
function aboutJob(at: number, terms: Terms) {
  const { readings, roster, safeguards } = terms;
  const params: OfJob = {
    at,
    elements: elementsOf(roster.devices),
    holds: safeguards['migration-order'] === 'fenced',
    checks: safeguards['session-check'] === 'session',
    checksInstallation: safeguards['installation-check'] === 'checked',
    ...deletingOverOf(terms),
  };
  const rows = { source: sourceRow, target: targetRow };
  return {
    id: `job${at + 1}`,
    params,
    guard: 'ofJob',
    receivers: {
      newTerminal: ({ context }: Scope) => terminalOf(roster, context.durable.jobs[at]!.element),
      oldTerminal: ({ context }: Scope) => terminalOf(roster, context.durable.rows[sourceRow(context, at)]!.element),
      cardHolder,
    },
    kept: ({ context }: Scope): Known<JobKept> => {
      const { request, card, source, target, reason } = context.durable.jobs[at]!;
      const { cardType, token } = context.durable.rows[sourceRow(context, at)] ?? {};
      const sourceToken = readings.storage === 'field' ? token : undefined;
      // By its place: inside the step that promises the row, the row opens last.
      return {
        request,
        card,
        source,
        target,
        reason,
        cardType,
        sourceToken,
        token: paymentTokenOf(targetRow(context, at)),
      };
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

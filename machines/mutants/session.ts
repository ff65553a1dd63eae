/** Mutants of the session in which a migration is requested. */
import { type AnyStateMachine, assign } from 'xstate';
import type { AuthServerContext, Scope } from '../auth-server/context.ts';
import { jobGuards, jobWrites, type OfJob } from '../auth-server/migration/jobs.ts';
import { ownerAsks, userAsking } from '../auth-server/session/accounts.ts';
import type { CardMessage } from '../protocol/message.ts';
import { listCardsOfAll } from './migration.ts';
import { edited, type Mutant } from './mutant.ts';

type MigrationRequest = Extract<CardMessage, { type: 'migration.request' }>;

/** The chart with the given predicate as its session check of migration requests. */
const taking = (
  chart: AnyStateMachine,
  lets: (context: AuthServerContext, asked: MigrationRequest) => boolean,
): AnyStateMachine => {
  const takes = (name: 'takesMigration' | 'takesNewMigration') =>
    ((scope: Scope, params: OfJob) =>
      jobGuards[name](scope, { ...params, checks: false }) &&
      (!params.checks || lets(scope.context, scope.event as MigrationRequest))) as never;
  return chart.provide({
    guards: { takesMigration: takes('takesMigration'), takesNewMigration: takes('takesNewMigration') },
    actions: {
      openJob: assign({
        durable: (scope: Scope, params: OfJob) => jobWrites.openJob(scope, { ...params, checks: false }),
      }) as never,
    },
  });
};

export const anySessionMigrates: Mutant = {
  name: 'any-session-migrates',
  story:
    'A valid session is enough, whoever’s card it is: to be shown it, and to move it (m-session-not-bound of the catalogue, for migration).',
  party: 'authServer',
  mutate: chart => taking(listCardsOfAll.mutate(chart), (context, asked) => userAsking(context, asked) !== undefined),
};

export const closedSessionMigrates: Mutant = {
  name: 'closed-session-migrates',
  story: 'The server looks whose card it is only while the session is open, and takes a request that comes later.',
  party: 'authServer',
  mutate: chart =>
    taking(chart, (context, asked) => userAsking(context, asked) === undefined || ownerAsks(context, asked)),
};

export const listOutlivesSession: Mutant = {
  name: 'list-outlives-session',
  story: 'The terminal goes on with the devices shown to a user who has signed out.',
  party: 'terminal',
  mutate: chart =>
    edited(chart, config => {
      const { choosing, picking } = config.states.running.states.migration?.states ?? {};
      for (const state of [choosing, picking]) delete state?.on['session.end'];
    }),
};

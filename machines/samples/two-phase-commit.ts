/**
 * Two-Phase Commit, the field's reference model, as in the TLA+ examples' `TwoPhase` (Gray and Lamport, "Consensus on
 * Transaction Commit"). Deliveries do not consume messages, so every link is `duplicating`. The prepare and abort of
 * the resource managers, and the commit and abort of the transaction manager, are intents without a budget.
 */
import { assign, setup } from 'xstate';
import { effects, send } from '../chart/effect.ts';
import type { Party } from '../chart/party.ts';
import type { System } from '../chart/system.ts';

type ResourceManagerEvent =
  | { type: 'prepare' }
  | { type: 'abort' }
  | { type: 'commit.order' }
  | { type: 'abort.order' };

const resourceManager = (name: string) =>
  setup({ types: { events: {} as ResourceManagerEvent }, actions: effects }).createMachine({
    id: name,
    description: 'A resource manager: prepares or aborts by itself, then does as it is told.',
    context: {},
    initial: 'working',
    on: {
      'commit.order': { target: '.committed', description: 'The transaction manager has decided to commit.' },
      'abort.order': { target: '.aborted', description: 'The transaction manager has decided to abort.' },
    },
    states: {
      working: {
        description: 'Still free to decide by itself.',
        on: {
          prepare: {
            target: 'prepared',
            actions: send('transactionManager', { type: 'prepared', manager: name }),
            description: 'Promises to do as the transaction manager decides.',
          },
          abort: { target: 'aborted', description: 'Aborts by itself.' },
        },
      },
      prepared: { description: 'Has promised; waits for the decision.' },
      committed: { description: 'Has committed.' },
      aborted: { description: 'Has aborted.' },
    },
  });

interface Prepared {
  readonly prepared: readonly string[];
}
type TransactionManagerEvent = { type: 'prepared'; manager: string } | { type: 'commit' } | { type: 'abort' };

/** After the decision a further promise changes nothing. */
const late = { description: 'Too late to matter.' };

const transactionManager = (managers: readonly string[]) =>
  setup({
    types: { context: {} as Prepared, events: {} as TransactionManagerEvent },
    actions: effects,
    guards: { allPrepared: ({ context }) => context.prepared.length === managers.length },
  }).createMachine({
    id: 'transactionManager',
    description: 'The transaction manager: commits once every resource manager has prepared.',
    context: { prepared: [] },
    initial: 'collecting',
    states: {
      collecting: {
        description: 'Gathers promises.',
        on: {
          prepared: {
            description: 'Notes one more promise.',
            actions: assign(({ context, event }) => ({
              prepared: [...new Set([...context.prepared, event.manager])].sort(),
            })),
          },
          commit: {
            guard: 'allPrepared',
            target: 'committed',
            actions: managers.map(name => send(name, { type: 'commit.order' })),
            description: 'All have promised: orders to commit.',
          },
          abort: {
            target: 'aborted',
            actions: managers.map(name => send(name, { type: 'abort.order' })),
            description: 'Orders to abort.',
          },
        },
      },
      committed: { description: 'Has ordered to commit.', on: { prepared: late } },
      aborted: { description: 'Has ordered to abort.', on: { prepared: late } },
    },
  });

/** Two-Phase Commit with `size` resource managers (at least one). */
export function twoPhaseCommit(size: number): System {
  const managers = Array.from({ length: size }, (_, at) => `resourceManager${at + 1}`);
  const parties: Party[] = managers.map(name => ({
    name,
    chart: resourceManager(name),
    intents: [{ type: 'prepare' }, { type: 'abort' }],
  }));
  parties.push({
    name: 'transactionManager',
    chart: transactionManager(managers),
    intents: [{ type: 'commit' }, { type: 'abort' }],
    sets: ['prepared'],
  });
  // A link is a set: it holds one promise, or at most the two different orders.
  return {
    parties,
    link: () => ({ discipline: 'duplicating', reach: 'network', inFlightMax: 2 }),
    alike: [managers.map(name => [name])],
  };
}

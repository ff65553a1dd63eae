/** An observer of migrations: it records approvals and notices, and detects a commit without approval or notice. */
import { assign, setup } from 'xstate';
import type { Observer } from '#sim';

interface Context {
  readonly approved: readonly string[];
  readonly noticed: readonly string[];
}
type Event = { type: 'owner.approved' | 'migration.noticed' | 'migration.committed'; request: string };

const chart = setup({
  types: { context: {} as Context, events: {} as Event },
  actions: {
    approve: assign({ approved: ({ context, event }) => [...new Set([...context.approved, event.request])].sort() }),
    notice: assign({ noticed: ({ context, event }) => [...new Set([...context.noticed, event.request])].sort() }),
    use: assign({ approved: ({ context, event }) => context.approved.filter(request => request !== event.request) }),
  },
  guards: {
    unapproved: ({ context, event }) => !context.approved.includes(event.request),
    unnoticed: ({ context, event }) => !context.noticed.includes(event.request),
  },
}).createMachine({
  id: 'migrationObserver',
  description: 'Watches what comes before a migration is committed.',
  context: { approved: [], noticed: [] },
  type: 'parallel',
  states: {
    approval: {
      description: 'Whether every commit was approved.',
      initial: 'sound',
      states: {
        sound: {
          description: 'Every commit so far was approved.',
          on: {
            'owner.approved': { actions: 'approve', description: 'The owner approves.' },
            'migration.committed': [
              { guard: 'unapproved', target: 'missing', description: 'A commit without approval.' },
              { actions: 'use', description: 'The approval is used up.' },
            ],
          },
        },
        missing: { description: 'A migration was committed without approval.' },
      },
    },
    notice: {
      description: 'Whether every commit was announced.',
      initial: 'sound',
      states: {
        sound: {
          description: 'Every commit so far was announced.',
          on: {
            'migration.noticed': { actions: 'notice', description: 'Old device and owner get a notice.' },
            'migration.committed': [{ guard: 'unnoticed', target: 'missing', description: 'A commit without notice.' }],
          },
        },
        missing: { description: 'A migration was committed without notice.' },
      },
    },
  },
});

export const migrationObserver: Observer = { name: 'migrationObserver', chart };

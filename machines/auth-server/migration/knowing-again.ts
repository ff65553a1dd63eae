/** Safeguard `request-identity`: a migration request that is asked again is the same request, and gets the same answer. Ours. */
import { approving } from './approving.ts';
import { difference, send } from './drawing.ts';
import { migrating } from './migrating.ts';

const onItsWay = { description: 'The same request again: one job.' } as const;
const moved = {
  actions: send('newTerminal', 'migration.outcome', 'request', 'card', { outcome: 'moved' }),
  description: 'The same request again: the same answer.',
} as const;

export const knowingAgain = difference([migrating], {
  changing: { free: { 'migration.request': { guard: 'takesNewMigration' } } },
  also: {
    loading: { 'migration.request': onItsWay },
    erasing: { 'migration.request': moved },
    owing: { 'migration.request': moved },
    done: { 'migration.request': moved },
    failed: {
      'migration.request': {
        actions: send('newTerminal', 'migration.outcome', 'request', 'card', { outcome: 'failed' }, 'reason'),
        description: 'The same request again: the same answer.',
      },
    },
  },
});

/** Known again while the owner is asked. */
export const knowingAgainWhileApproving = difference([migrating, approving], {
  also: { approving: { 'migration.request': onItsWay } },
});

/** Safeguard `migration-notice`: old device and owner are told of a migration before it is committed. Ours. */
import { difference, report, send } from './drawing.ts';
import { migrating } from './migrating.ts';

export const noticing = difference([migrating], {
  doingFirst: {
    accepted: {
      0: [
        send('oldTerminal', 'migration.notice', 'card'),
        send('cardHolder', 'owner.notice', 'card'),
        report('migration.noticed', 'request'),
      ],
    },
  },
});

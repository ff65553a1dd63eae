/**
 * Safeguard `installation-check`: the row notes the newest installation of the app that has the card in its list, and is not
 * deleted at the wish of an older one. Ours.
 */
import { binding } from './binding.ts';
import { confirming } from './confirming.ts';
import { deletion } from './deletion.ts';
import { difference } from './drawing.ts';
import { deletedWhileMoving } from './meetings.ts';
import { moving } from './moving.ts';
import { reconciling, reconcilingUnconfirmed } from './reconciling.ts';

const keepsRow = {
  'delete.request': {
    guard: 'fromOldApp',
    description: 'An older installation of the app asks: keeps the row.',
  },
} as const;

export const notingInstallation = difference([binding, reconciling], {
  doing: {
    active: { 'reconcile.request [unlisted]': 'noteInstallation', 'reconcile.request [listed]': 'noteInstallation' },
  },
});

/** The same for `bind-confirmation`. */
export const notingUnconfirmed = difference([binding, confirming, reconcilingUnconfirmed], {
  doing: { allocated: { 'reconcile.request [inElement]': 'noteInstallation' } },
});

export const heedingInstallation = difference([binding, deletion], { also: { active: keepsRow } });

/** The same where a migration holds the row. */
export const heedingWhileFenced = difference([binding, moving, deletedWhileMoving], { also: { fenced: keepsRow } });

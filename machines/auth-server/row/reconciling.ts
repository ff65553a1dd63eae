/**
 * Reconciliation [inf-L], what becomes of a row when its element says what it holds. What the terminal is answered is in
 * `reconciliation.ts`.
 */
import { heard } from '../../layers/picture.ts';
import { binding } from './binding.ts';
import { confirming } from './confirming.ts';
import { difference, send } from './drawing.ts';

export const reconciling = difference([binding], {
  also: {
    active: {
      'reconcile.request': [
        {
          guard: 'unlisted',
          actions: send('terminal', 'record.provision', 'card', 'element', 'transaction', 'cardType', 'token', {
            installation: heard('installation'),
          }),
          description: 'The element has lost the record: sends it anew.',
        },
        { guard: 'listed', description: 'The element has the record.' },
      ],
    },
  },
});

/** Safeguard `list-owner`: a list put together for another user is that of a device which has changed hands. Ours. */
export const listedForAnother = difference([binding, reconciling], {
  also: {
    active: {
      'reconcile.request': {
        guard: 'listedByAnother',
        target: 'retired',
        description: 'The device has another owner: the row is dead.',
      },
    },
  },
});

/** Reconciliation and `bind-confirmation`: a record that is listed is as good as confirmed. */
export const reconcilingUnconfirmed = difference([binding, confirming], {
  also: {
    allocated: {
      'reconcile.request': [
        { guard: 'inElement', target: 'active', description: 'The element has the record: as good as confirmed.' },
        {
          guard: 'cutShort',
          target: 'retired',
          description: 'The element keeps no record, and the app that asked for the row is gone: nothing confirms it.',
        },
      ],
    },
  },
});

/** Safeguard `reconciliation` with `bind-confirmation`: a terminal that confirms too late hears that the row is retired. */
export const confirmedTooLate = difference([binding, confirming], {
  instead: {
    retired: {
      'bind.confirm': {
        actions: send('terminal', 'bind.retired', 'card', 'transaction'),
        description: 'Too late: the record is to be erased.',
      },
    },
  },
});

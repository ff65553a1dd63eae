/** Safeguard `session-check` [inf-M], the terminal's part: the server shows devices in no other session. */
import { kept } from '../../layers/picture.ts';
import { difference, send } from './drawing.ts';
import { operation } from './operation.ts';

export const refused = difference([operation], {
  also: {
    listing: {
      'devices.refused': {
        guard: 'myOperation',
        target: 'idle',
        actions: send('cardHolder', 'migration.failed', { on: kept('device'), reason: 'notSignedIn' }),
        description: 'Is shown none.',
      },
    },
  },
});

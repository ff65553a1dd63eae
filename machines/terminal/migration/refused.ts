/** Safeguard `session-check` [inf-M], the terminal's part: devices and cards that the server shows in no other session. */
import { kept } from '../../layers/picture.ts';
import { difference, send } from './drawing.ts';
import { operation } from './operation.ts';

const shownNone = {
  guard: 'myOperation',
  target: 'idle',
  actions: send('cardHolder', 'migration.failed', { on: kept('device'), reason: 'notSignedIn' }),
  description: 'Is shown none.',
} as const;

export const refused = difference([operation], {
  also: { listing: { 'devices.refused': shownNone }, querying: { 'target-cards.refused': shownNone } },
});

/** Safeguard `allocation-lease`: an allocation that is never confirmed is retired. Ours. */
import { binding } from './binding.ts';
import { confirming } from './confirming.ts';
import { difference } from './drawing.ts';

export const leasing = difference([binding, confirming], {
  also: { allocated: { allocationLease: { target: 'retired', description: 'Was never confirmed: retires.' } } },
});

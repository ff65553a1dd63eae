/**
 * Safeguard `login-history`: a device that was wiped has another owner once somebody else signs in on it. The server then
 * retires the rows of its element that are of other accounts. Ours.
 */
import { binding } from './binding.ts';
import { confirming } from './confirming.ts';
import { difference } from './drawing.ts';

const passed = {
  'session.open': {
    guard: 'passesOn',
    target: 'retired',
    description: 'The device was wiped and has another owner: the row is dead.',
  },
} as const;

export const passingOn = difference([binding], { also: { active: passed } });

/** The same with `bind-confirmation`: a row that is not confirmed yet. */
export const passingOnUnconfirmed = difference([binding, confirming], { also: { allocated: passed } });

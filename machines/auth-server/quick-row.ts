/**
 * A binding row an issuer asks for (P3): the issuer has checked the card and the user, so the row is allocated at once, and
 * from then on it lives as any other. That the issuer asks the auth server is our reading of clash X4.
 */
import type { Roster } from '../protocol/card.ts';
import { of } from './registry.ts';
import { says } from './saying.ts';

interface Decisions {
  readonly idempotent: boolean;
  readonly confirms: boolean;
  readonly roster: Roster;
}

/** What each state of a row does about `quick.allocate`. */
export function quickRow(row: number, { idempotent, confirms, roster }: Decisions) {
  const allocated = says('quick.allocated', row, roster);
  const same = of(row, 'sameRequest');
  return {
    free: {
      'quick.allocate': {
        guard: of(row, idempotent ? 'firstFreeForNew' : 'firstFree'),
        target: confirms ? 'allocated' : 'active',
        actions: [of(row, 'openRow'), allocated],
        description: 'The issuer vouches for card and user: allocates for them.',
      },
    },
    live: idempotent
      ? {
          'quick.allocate': [
            { guard: same, actions: allocated, description: 'The same request again: the same answer.' },
            { guard: of(row, 'superseded'), target: 'retired', description: 'The card holder has begun anew.' },
          ],
        }
      : {},
    retired: idempotent
      ? {
          'quick.allocate': {
            guard: same,
            actions: [of(row, 'keepReason', { reason: 'retired' }), says('quick.declined', row, roster)],
            description: 'The same request again, too late.',
          },
        }
      : {},
  };
}

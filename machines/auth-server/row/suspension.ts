/**
 * Suspension: a row is suspended while an actor holds it, and nothing is approved for it meanwhile. It happens at the auth
 * server alone, in the step that answers (`../suspension.ts`), whether or not the device can be reached. Ours.
 */
import { binding } from './binding.ts';
import { confirming } from './confirming.ts';
import { difference } from './drawing.ts';
import { moving } from './moving.ts';
import { oneTap } from './one-tap.ts';

/** Two safeguards of suspension. */
interface Obedience {
  /** Safeguard `suspension-order`: only a request newer than the last one of its actor is obeyed. */
  readonly ordered: boolean;
  /** Without the safeguard `suspension-actors`, lifting one suspension lifts all of them. */
  readonly all: boolean;
}

const noted = ({ ordered, all }: Obedience) =>
  ({
    'card.suspend': {
      guard: { type: 'obeys', params: { ordered } },
      actions: 'hold',
      description: 'One more actor holds the row.',
    },
    'card.resume': {
      guard: { type: 'obeys', params: { ordered } },
      actions: { type: 'release', params: { all } },
      description: all ? 'No actor holds the row any longer.' : 'The actor holds the row no longer.',
    },
  }) as const;

export const suspension = (obedience: Obedience) =>
  difference([binding], {
    also: {
      active: {
        ...noted(obedience),
        always: { guard: 'held', target: 'suspended', description: 'An actor holds the row.' },
      },
    },
    states: {
      suspended: {
        like: 'active',
        description: 'Live, and held by an actor: nothing is approved for it.',
        on: noted(obedience),
        always: { guard: 'unheld', target: 'active', description: 'No actor holds the row any longer.' },
      },
    },
  });

/** Safeguard `status-at-commit`: a row that is not live yet notes who holds it, and is suspended once it would be live. */
export const notedEarly = (obedience: Obedience) =>
  difference([binding], {
    also: { requested: noted(obedience) },
    doing: { free: { 'bind.request': 'holdStanding' } },
  });

/** The same for a row that an issuer has allocated. */
export const notedAsAllocated = difference([binding, oneTap], {
  doing: { free: { 'quick.allocate': 'holdStanding' } },
});

/** The same for `bind-confirmation`. */
export const notedUnconfirmed = (obedience: Obedience) =>
  difference([binding, confirming], { also: { allocated: noted(obedience) } });

/** The same where a migration holds the row. */
export const notedWhileMoving = (obedience: Obedience) =>
  difference([binding, moving], {
    also: { promised: noted(obedience), fenced: noted(obedience) },
    doing: { free: { 'row.promise': 'holdStanding' } },
  });

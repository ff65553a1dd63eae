/**
 * The faults of cards and devices, apart from crashes. The element can lose power at any instant (GlobalPlatform card
 * management; P2 leaves a switch half done), an app can be reinstalled (P4's reasons to migrate), a device can be away.
 */
import { crash, type Fault } from '../chart/fault.ts';

declare module '../chart/fault.ts' {
  interface PartyFaults {
    tear: 'power-up';
    reinstall: 'restart';
  }
  interface GroupFaults {
    leave: 'return';
  }
}

/** The element loses power: its volatile memory and the messages on its bus are lost. */
export const tear = {
  meets: 'party',
  name: 'tear',
  recovery: 'power-up',
  words: {
    fault: 'loses power',
    recovery: 'has power again',
    briefFault: 'power lost',
    briefRecovery: 'power again',
  },
} as const satisfies Fault;

/**
 * The app is reinstalled: it loses its stored data. Its session with the element is closed, and its screen is gone with
 * what was on it.
 */
export const reinstall = {
  meets: 'party',
  name: 'reinstall',
  recovery: 'restart',
  words: { fault: 'is installed anew', recovery: 'restarts', briefFault: 'installed anew' },
} as const satisfies Fault;

/** A device leaves: all its parties are away until it returns. */
export const leave = {
  meets: 'group',
  name: 'leave',
  recovery: 'return',
  words: { fault: 'goes away', recovery: 'returns' },
} as const satisfies Fault;

/** The faults of card worlds, in the order of their choices. */
export const cardFaults: readonly Fault[] = [tear, crash, reinstall, leave];

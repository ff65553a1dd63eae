/**
 * What goes wrong with cards and devices, beside a crash. The element's power can be cut at any instant (GlobalPlatform
 * card management; P2 leaves a switch half done), an app is installed anew (P4's reasons to migrate), a device is away.
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

/** The element loses power: its volatile part and what is on its bus are lost. */
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

/** The app is installed anew: it forgets what is not kept outside it, and its session with the element is closed. */
export const reinstall = {
  meets: 'party',
  name: 'reinstall',
  recovery: 'restart',
  words: { fault: 'is installed anew', recovery: 'restarts', briefFault: 'installed anew' },
} as const satisfies Fault;

/** All parties of a device are away. */
export const leave = {
  meets: 'group',
  name: 'leave',
  recovery: 'return',
  words: { fault: 'goes away', recovery: 'returns' },
} as const satisfies Fault;

/** The faults of card worlds, in the order in which their choices are listed. */
export const cardFaults: readonly Fault[] = [tear, crash, reinstall, leave];

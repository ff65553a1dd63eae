/** What became of a message in a step. */
import type { Local, Step } from '#sim';

/** `ignored` changed nothing; `unheard` was neither handled nor named as ignored. */
export type ArrowOutcome = 'delivered' | 'ignored' | 'unheard' | 'lost';

/** What became of the message a step delivers. */
export function outcomeOf({ choice, before, after, sends, heard }: Step): ArrowOutcome {
  if (choice.kind === 'lose') return 'lost';
  if (!heard) return 'unheard';
  return sends.length === 0 && unchanged(before.local(choice.party), after.local(choice.party))
    ? 'ignored'
    : 'delivered';
}

/** Whether two local states are one; both come canonical, so unequal text is a change. */
export function unchanged(one: Local, two: Local): boolean {
  return JSON.stringify(one) === JSON.stringify(two);
}

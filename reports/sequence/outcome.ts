/** The outcome of a message in a step. */
import type { Local, Step } from '#sim';

/** `ignored`: nothing changed; `unheard`: neither handled nor declared as ignored. */
export type ArrowOutcome = 'delivered' | 'ignored' | 'unheard' | 'lost';

/** The outcome of the message that a step delivers. */
export function outcomeOf({ choice, before, after, sends, heard }: Step): ArrowOutcome {
  if (choice.kind === 'lose') return 'lost';
  if (!heard) return 'unheard';
  return sends.length === 0 && unchanged(before.local(choice.party), after.local(choice.party))
    ? 'ignored'
    : 'delivered';
}

/** Whether two local states are equal; both are canonical, so unequal text is a change. */
export function unchanged(one: Local, two: Local): boolean {
  return JSON.stringify(one) === JSON.stringify(two);
}

/**
 * A party's state by what matters: of all it is in at once, what is not as in the beginning, the most recent first. A
 * party of many regions would fill a page otherwise, and most of it would be what every run begins with. Pure.
 */
import type { Party } from '#machines';
import type { Local } from '#sim';
import { leavesOf } from '../sequence/regions.ts';

/** One of the states a party is in at once, as told. */
export interface ToldLeaf {
  /** `binding.debitCard requesting.asked`: the region, and the state in it. */
  readonly text: string;
  /** The step that made it so; 0 where it was so from the beginning. */
  readonly since: number;
  /** Whether the run began with something else. */
  readonly differs: boolean;
}

/** What is told of a party of several regions where all are as in the beginning. */
export const asAtFirst = 'as at first';

/**
 * Everything a party is in, by its states from the first world to the last: what differs from the first before what does
 * not, and what changed last before the rest.
 */
export function leavesTold(chart: Party['chart'], states: readonly Local['value'][]): readonly ToldLeaf[] {
  const first = new Map<string, string>();
  const known = new Map<string, { readonly state: string; readonly since: number }>();
  let now = leavesOf(chart, states[0] ?? {});
  for (const { region, state } of now) first.set(region, state);
  for (const [step, value] of states.entries()) {
    if (step > 0 && value === states[step - 1]) continue;
    now = leavesOf(chart, value);
    // A region that was left and is as before when it comes back has not changed.
    for (const { region, state } of now)
      if (known.get(region)?.state !== state) known.set(region, { state, since: step });
  }
  return now
    .map(({ region, state }) => ({
      text: [region, state].filter(Boolean).join(' '),
      since: known.get(region)!.since,
      differs: first.get(region) !== state,
    }))
    .sort((one, two) => Number(two.differs) - Number(one.differs) || two.since - one.since);
}

/** What matters of it: what differs, or that nothing does; a state that is the only one is always told. */
export function stateTold(chart: Party['chart'], states: readonly Local['value'][]): readonly ToldLeaf[] {
  const leaves = leavesTold(chart, states);
  const telling = leaves.length === 1 ? leaves : leaves.filter(({ differs }) => differs);
  return telling.length > 0 ? telling : [{ text: asAtFirst, since: leaves[0]?.since ?? 0, differs: false }];
}

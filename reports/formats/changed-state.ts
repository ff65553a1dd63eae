/**
 * A party's state by what changed: the latest change first, and what is as in the first world last or left out. The states
 * of a party with many regions would fill a page otherwise. Pure.
 */
import type { Party } from '#machines';
import type { Local } from '#sim';
import { leavesOf } from '../sequence/regions.ts';

/** One of the states a party is in at once. */
export interface ChangedLeaf {
  /** `binding.debitCard requesting.asked`: the region, and the state in it. */
  readonly text: string;
  /** The step that entered it; 0 where the run begins in it. */
  readonly since: number;
  /** Whether the run begins in another state. */
  readonly differs: boolean;
}

/** The text of a party with several regions, all as in the first world. */
export const asAtFirst = 'as at first';

/**
 * The states a party is in after its states from the first world to the last: those that differ from the first world come
 * first, and among these the one entered last.
 */
export function leavesByChange(chart: Party['chart'], states: readonly Local['value'][]): readonly ChangedLeaf[] {
  const first = new Map<string, string>();
  const known = new Map<string, { readonly state: string; readonly since: number }>();
  let now = leavesOf(chart, states[0] ?? {});
  for (const { region, state } of now) first.set(region, state);
  for (const [step, value] of states.entries()) {
    if (step > 0 && value === states[step - 1]) continue;
    now = leavesOf(chart, value);
    // A region that is left and entered again in the same state has not changed.
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

/** The states that differ from the first world, or a line that says none does; a single state is always there. */
export function changedLeaves(chart: Party['chart'], states: readonly Local['value'][]): readonly ChangedLeaf[] {
  const leaves = leavesByChange(chart, states);
  const changed = leaves.length === 1 ? leaves : leaves.filter(({ differs }) => differs);
  return changed.length > 0 ? changed : [{ text: asAtFirst, since: leaves[0]?.since ?? 0, differs: false }];
}

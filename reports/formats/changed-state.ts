/**
 * The states of a party by change: the latest change first; states as in the first world last or left out. The states
 * of a party with many regions would otherwise fill a page. Pure.
 */
import type { Party } from '#machines';
import type { Local } from '#sim';
import { leavesOf } from '../sequence/regions.ts';

/** An active leaf state of a party. */
export interface ChangedLeaf {
  /** For example `binding.debitCard requesting.asked`: the region, and the state in it. */
  readonly text: string;
  /** The number of the step that entered it; 0 if the run begins in it. */
  readonly since: number;
  /** Whether it differs from the state of the region in the first world. */
  readonly differs: boolean;
}

/** The text for a party with several regions, all as in the first world. */
export const asAtFirst = 'as at first';

/**
 * The leaf states of a party at the end of a sequence of states, from the first world to the last: those that differ
 * from the first world come first, and among these the one entered last.
 */
export function leavesByChange(chart: Party['chart'], states: readonly Local['value'][]): readonly ChangedLeaf[] {
  const first = new Map<string, string>();
  const known = new Map<string, { readonly state: string; readonly since: number }>();
  let now = leavesOf(chart, states[0] ?? {});
  for (const { region, state } of now) first.set(region, state);
  for (const [step, value] of states.entries()) {
    if (step > 0 && value === states[step - 1]) continue;
    now = leavesOf(chart, value);
    // A region that is left and entered again in the same state is unchanged.
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

/** The states that differ from the first world, or a line that none does; a single state is always listed. */
export function changedLeaves(chart: Party['chart'], states: readonly Local['value'][]): readonly ChangedLeaf[] {
  const leaves = leavesByChange(chart, states);
  const changed = leaves.length === 1 ? leaves : leaves.filter(({ differs }) => differs);
  return changed.length > 0 ? changed : [{ text: asAtFirst, since: leaves[0]?.since ?? 0, differs: false }];
}

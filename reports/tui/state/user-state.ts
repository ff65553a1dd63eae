/** The user state: the data that outlives the terminal UI, read at the start. The command line stores it. */
import type { Verdict } from '#sim';

/** A run saved under a name. */
export interface SavedRun {
  readonly name: string;
  /** The name of its scenario, for the list. */
  readonly scenario: string;
  /** The text of the file: choices by meaning. */
  readonly text: string;
}

export interface UserState {
  /** The token of the run that was shown last. */
  readonly last: string | undefined;
  /** The last verdict on each scenario under its default setting, by the scenario's name. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
  readonly saved: readonly SavedRun[];
}

export const emptyUserState: UserState = { last: undefined, verdicts: {}, saved: [] };

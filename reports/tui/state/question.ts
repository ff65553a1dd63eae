/**
 * Questions for the checker. A question is asked by being in the state; the host answers it, and its progress and its
 * answer arrive as actions, like keys. Types only.
 */
import type { SafeguardName } from '#machines';
import type { Property, Replayed, Scenario, Setting, Verdict } from '#sim';

/** What is looked for: a named condition, as `tongka find` takes it. */
export interface Sought {
  /** `terminal=binding.idle`, or the name of a property. */
  readonly condition: string;
}

/** What every question says. */
interface Asked {
  /** Equal for equal questions. */
  readonly key: string;
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly properties: readonly Property[];
}

/**
 * Something for the checker: `tour` and `scenario` ask of every world of a setting, `check` and `find` of those that
 * follow a run, `shorten` and `mends` of the run itself and the property it breaks.
 */
export type Question =
  | (Asked & { readonly kind: 'tour' | 'scenario' })
  | (Asked & { readonly kind: 'check' | 'find' | 'shorten' | 'mends'; readonly past: Replayed });

/** What one safeguard does to a run that breaks a property. */
export interface Mend {
  readonly safeguard: SafeguardName;
  readonly value: string;
  /** Whether no run of the scenario breaks the property under it; undefined where that was not decided. */
  readonly mends: boolean | undefined;
  /** What becomes of this very run, and of all. */
  readonly says: string;
}

/** What was answered. */
export interface Answer {
  readonly verdict: Verdict;
  readonly worlds: number;
  /** The shortest trace that shows it. */
  readonly token: string | undefined;
  /** The answer in a sentence. */
  readonly says: string;
  /** Choices from the beginning, to walk: where the run leads, what was found, or the shorter run. */
  readonly way?: readonly number[];
  /** What the way is, in a few words. */
  readonly what?: string;
  /** What each safeguard that is off would do. */
  readonly mends?: readonly Mend[];
}

/** Answers a question. It lets keys be handled meanwhile, and resolves to undefined when `waiting` turns false. */
export type Ask = (
  question: Question,
  told: (progress: string) => void,
  waiting: () => boolean,
) => Promise<Answer | undefined>;

/**
 * Questions for the checker. The state contains the question; the host answers it, and its progress and its answer
 * arrive as actions, like keys. Types only.
 */
import type { SafeguardName } from '#machines';
import type { Property, Replayed, Scenario, Setting, Verdict } from '#sim';

/** The goal of a search: a named condition, as `tongka find` takes it. */
export interface FindTarget {
  /** For example `terminal=binding.idle`, or the name of a property. */
  readonly condition: string;
}

/** The fields of every question. */
interface Asked {
  /** Equal for equal questions. */
  readonly key: string;
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly properties: readonly Property[];
}

/**
 * A question for the checker: `tour` and `scenario` are about every world of a setting, `check` and `find` about the
 * worlds that follow a run, `shorten` and `mends` about the run itself and the property it violates.
 */
export type Question =
  | (Asked & { readonly kind: 'tour' | 'scenario' })
  | (Asked & { readonly kind: 'check' | 'find' | 'shorten' | 'mends'; readonly past: Replayed });

/** The effect of one safeguard on a run that violates a property. */
export interface Mend {
  readonly safeguard: SafeguardName;
  readonly value: string;
  /** Whether the property holds in every run of the scenario under it; undefined if undecided. */
  readonly mends: boolean | undefined;
  /** The effect on this run and on all runs, in words. */
  readonly says: string;
}

/** An answer of the checker. */
export interface Answer {
  readonly verdict: Verdict;
  readonly worlds: number;
  /** The token of the shortest trace that shows it. */
  readonly token: string | undefined;
  /** The answer in a sentence. */
  readonly says: string;
  /** Choices from the beginning: to the target, to the violation, or the shorter run. */
  readonly path?: readonly number[];
  /** The meaning of the path, in a few words. */
  readonly what?: string;
  /** The effect of each safeguard that is off. */
  readonly mends?: readonly Mend[];
}

/** Answers a question. Keys are handled meanwhile; resolves to undefined once `waiting` returns false. */
export type Ask = (
  question: Question,
  showProgress: (progress: string) => void,
  waiting: () => boolean,
) => Promise<Answer | undefined>;

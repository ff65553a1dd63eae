/** The score of a mutation analysis: how many mutants are killed, by party, by operator and by property. Pure. */
import type { Reason } from '#properties';
import type { Kill, MutationOutcome } from '#sim';

/** The outcome of one mutant with the reason that is written for it. */
export interface Judged {
  readonly found: MutationOutcome;
  /** `equivalent` also where a reason declares it. */
  readonly outcome: MutationOutcome['outcome'];
  readonly reason?: Reason;
}

/** The outcome with its reason. A reason counts for a survivor only. */
export function judged(found: MutationOutcome, reason: Reason | undefined): Judged {
  if (found.outcome !== 'survived' || !reason) return { found, outcome: found.outcome };
  return { found, outcome: reason.is === 'equivalent' ? 'equivalent' : 'survived', reason };
}

/** The numbers of some mutants. */
export interface Tally {
  readonly mutants: number;
  readonly killed: number;
  readonly survived: number;
  readonly equivalent: number;
  readonly unreachable: number;
  /** The killed of those killed or survived, from 0 to 1; undefined where there are none. */
  readonly score: number | undefined;
  /** The same without the property set apart, and without the mutants that only it could notice. */
  readonly scoreWithout: number | undefined;
}

/** Counts some mutants. */
export function tallyOf(all: readonly Judged[], apart: string): Tally {
  const count = (outcome: Judged['outcome']): number => all.filter(each => each.outcome === outcome).length;
  const killed = all.filter(({ outcome }) => outcome === 'killed');
  const survived = count('survived');
  const audible = killed.filter(({ found }) => !found.hearingOnly);
  const without = audible.filter(({ found }) => found.otherwise || !isApart(found.kill!, apart));
  return {
    mutants: all.length,
    killed: killed.length,
    survived,
    equivalent: count('equivalent'),
    unreachable: count('unreachable'),
    score: share(killed.length, killed.length + survived),
    scoreWithout: share(without.length, audible.length + all.filter(isAudibleSurvivor).length),
  };
}

const isAudibleSurvivor = ({ outcome, found }: Judged): boolean => outcome === 'survived' && !found.hearingOnly;
const isApart = ({ by }: Kill, apart: string): boolean => by.length === 1 && by[0] === apart;
const share = (part: number, of: number): number | undefined => (of === 0 ? undefined : part / of);

/** The tallies of some mutants by a word of each, in the order in which the words first come. */
export function talliesBy(
  all: readonly Judged[],
  wordOf: (each: Judged) => string,
  apart: string,
): readonly (readonly [word: string, tally: Tally])[] {
  const words = [...new Set(all.map(wordOf))];
  return words.map(word => [
    word,
    tallyOf(
      all.filter(each => wordOf(each) === word),
      apart,
    ),
  ]);
}

/** What one property notices: the mutants it kills, and those that it alone kills in the scenario that kills them. */
export interface Killer {
  readonly name: string;
  readonly killed: number;
  readonly alone: number;
}

/** How a chart that fails is listed among the properties. */
const failure = '(the chart fails)';

/** The properties that kill mutants, those that kill most first. */
export function killersOf(all: readonly Judged[]): readonly Killer[] {
  const kills = all.flatMap(({ found }) => (found.kill ? [found.kill] : []));
  const lists = kills.map(({ by }) => (by.length > 0 ? by : [failure]));
  const names = [...new Set(lists.flat())];
  return names
    .map(name => ({
      name,
      killed: lists.filter(by => by.includes(name)).length,
      alone: lists.filter(by => by.length === 1 && by[0] === name).length,
    }))
    .sort((one, other) => other.killed - one.killed || (one.name < other.name ? -1 : 1));
}

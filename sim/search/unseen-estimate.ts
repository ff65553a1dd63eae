/**
 * What a sample says of the worlds it did not see. Runs are independent of each other, the worlds of one run are not;
 * so what is counted is in how many runs a world was seen, and a run is one sampling unit.
 *
 * - The chance of something new: Good, "The population frequencies of species and the estimation of population
 *   parameters", Biometrika 40 (1953), after Turing. What was seen once tells of what was not seen at all: the next of m + 1
 *   runs shows about (worlds seen in one run only) / m new worlds.
 * - How many worlds there are, at least: Chao, "Estimating the population size for capture-recapture data with unequal
 *   catchability", Biometrics 43 (1987), known as Chao2, in the form without bias. It is a *lower* bound, and near to the
 *   truth only where the unseen worlds are no rarer than those seen once: few runs see few of the rare worlds, and then
 *   most of the unseen share goes unestimated. `unseen.test.ts` shows by how much.
 */

/** In how many runs worlds were seen. */
export interface Tally {
  readonly runs: number;
  readonly worlds: number;
  /** Worlds seen in one run only, and in two. */
  readonly once: number;
  readonly twice: number;
}

/** What a sample says of what it did not see. */
export interface Unseen {
  /** New worlds the next run is expected to show. */
  readonly newPerRun: number;
  /** Worlds there are, at least. */
  readonly worldsLeast: number;
  /** The share of them that was not seen. */
  readonly share: number;
}

/** Estimates what was not seen. */
export function unseenOf({ runs, worlds, once, twice }: Tally): Unseen {
  const beyond = runs < 2 ? 0 : ((runs - 1) / runs) * ((once * (once - 1)) / (2 * (twice + 1)));
  const worldsLeast = Math.round(worlds + beyond);
  return { newPerRun: runs === 0 ? 0 : once / runs, worldsLeast, share: 1 - worlds / worldsLeast };
}

/**
 * Estimates of the worlds that a sample did not see. Runs are independent of each other, but the worlds of one run are
 * not. So a run is the sampling unit, and the counts are of the runs in which a world was seen.
 *
 * - The expected number of new worlds: Good, "The population frequencies of species and the estimation of population
 *   parameters", Biometrika 40 (1953), after Turing. After m runs the next run shows about (worlds seen in one run
 *   only) / m new worlds.
 * - The least number of worlds: Chao, "Estimating the population size for capture-recapture data with unequal
 *   catchability", Biometrics 43 (1987), known as Chao2, in its bias-corrected form. It is a *lower* bound, close to
 *   the true number only if the unseen worlds are no rarer than those seen once. A few runs see few of the rare worlds,
 *   and the estimate then misses most of the unseen share; `unseen-estimate.test.ts` shows by how much.
 */

/** The counts of a sample. */
export interface Tally {
  readonly runs: number;
  readonly worlds: number;
  /** The number of worlds seen in exactly one run, and in exactly two. */
  readonly once: number;
  readonly twice: number;
}

/** The estimates of a sample. */
export interface Unseen {
  /** The expected number of new worlds in the next run. */
  readonly newPerRun: number;
  /** The lower bound of the number of worlds. */
  readonly worldsLeast: number;
  /** The fraction of `worldsLeast` that was not seen, from 0 to 1. */
  readonly share: number;
}

/** Estimates the worlds that a sample did not see. */
export function unseenOf({ runs, worlds, once, twice }: Tally): Unseen {
  const beyond = runs < 2 ? 0 : ((runs - 1) / runs) * ((once * (once - 1)) / (2 * (twice + 1)));
  const worldsLeast = Math.round(worlds + beyond);
  return { newPerRun: runs === 0 ? 0 : once / runs, worldsLeast, share: 1 - worlds / worldsLeast };
}

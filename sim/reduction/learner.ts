/**
 * The rule for restarting a search. A reduction makes claims from the moves seen so far, and a later move can refute a
 * claim. The search is then discarded. It does not restart at once: the next worlds can refute other claims as well.
 */

/** After a refutation at n worlds, the search continues to learn until it has this many times n worlds. */
const learningFactor = 4;

export class Learner {
  /** The number of restarts. */
  restarts = 0;
  /** The number of worlds at the first refutation of this search. */
  private refutedAt: number | undefined;

  /**
   * Returns true, and counts a restart, if the search restarts now.
   * @param isRefuted whether a claim is refuted
   * @param worlds the number of known worlds
   * @param isOver whether the search is at its end
   */
  restartIfRefuted(isRefuted: boolean, worlds: number, isOver: boolean): boolean {
    if (!isRefuted) return false;
    this.refutedAt ??= worlds;
    if (!isOver && worlds < learningFactor * this.refutedAt) return false;
    this.refutedAt = undefined;
    this.restarts++;
    return true;
  }
}

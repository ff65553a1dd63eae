/**
 * When a search begins anew. A reduction rests on claims that are learned from the moves seen, and a claim may turn out to
 * be wrong. Then nothing that was explored counts. The search does not begin anew at once: in so many worlds more, other
 * claims perhaps turn out to be wrong as well.
 */

/** A search in which a claim was wrong goes on, to learn more, until it has so many times as many worlds. */
const learningFactor = 4;

export class Learner {
  /** How often the search began anew. */
  restarts = 0;
  /** How many worlds there were when a claim turned out to be wrong. */
  private refutedAt: number | undefined;

  /**
   * Whether the search begins anew.
   * @param isRefuted whether a claim turned out to be wrong
   * @param worlds how many worlds are known
   * @param isOver whether the search has come to its end
   */
  beginsAnew(isRefuted: boolean, worlds: number, isOver: boolean): boolean {
    if (!isRefuted) return false;
    this.refutedAt ??= worlds;
    if (!isOver && worlds < learningFactor * this.refutedAt) return false;
    this.refutedAt = undefined;
    this.restarts++;
    return true;
  }
}

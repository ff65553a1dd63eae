/** A visit: which stop of the tour is shown, and what of it. */

export interface Visit {
  /** The place of the stop in the tour. */
  readonly at: number;
  /** Its story, the trace that is broken, or the scenario that is mended. */
  readonly shows: 'story' | 'broken' | 'mended';
}

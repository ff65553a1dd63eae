/** A visit: the stop of the tour on the screen, and the part of it. */

export interface Visit {
  /** The index of the stop in the tour. */
  readonly at: number;
  /** The story, the violating trace, or the mended scenario. */
  readonly shows: 'story' | 'broken' | 'mended';
}

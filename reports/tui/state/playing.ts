/** The speeds at which a run plays. */

/** Milliseconds for each step, slow to fast. */
export const speeds = [2_000, 1_000, 500, 250, 120, 60] as const;

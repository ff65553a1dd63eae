/** Playing: how fast a run steps by itself. */

/** Milliseconds a step while playing, slow to fast. */
export const speeds = [2_000, 1_000, 500, 250, 120, 60] as const;

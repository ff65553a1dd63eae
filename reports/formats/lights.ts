/** What a trace shows of each property; told here for those who look for it among the formats. */
export type { Ending, Light, Shown } from '#sim';
export { comesBack, endingOf, lightsOf } from '#sim';

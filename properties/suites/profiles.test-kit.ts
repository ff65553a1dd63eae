/** Which profiles a suite checks each scenario under: one by turns, both in the slow checks (`npm run check:deep -- suites`). */
import { type ProfileName, profileNames } from '#machines';
import { scenarios } from '#sim';

const checksBoth = process.env.SUITES === 'whole';

/** The scenarios that a suite checks under a profile. */
export const scenariosUnder = (profile: ProfileName): typeof scenarios =>
  scenarios.filter((_, at) => checksBoth || profileNames[at % profileNames.length] === profile);

/**
 * Which scenarios a suite checks under a profile. `npm test` takes a sample; the slow checks (`npm run check:deep -- suites`)
 * take every scenario under both profiles.
 */
import { type ProfileName, profileNames } from '#machines';
import { scenarios } from '#sim';
import { worlds } from './pinned-worlds.test-kit.ts';

const checksAll = process.env.SUITES === 'whole';

/** A scenario is large if it has more worlds than this, hardened. */
const smallMost = 10_000;
const isSmall = ({ name }: { readonly name: string }): boolean => worlds[name]! <= smallMost;
const large = scenarios.filter(each => !isSmall(each));

/** Each scenario under one of the profiles, by turns. */
export const scenariosUnder = (profile: ProfileName): typeof scenarios =>
  scenarios.filter((_, at) => checksAll || profileNames[at % profileNames.length] === profile);

/** Each small scenario under one of the profiles, by turns. */
export const smallScenariosUnder = (profile: ProfileName): typeof scenarios =>
  scenariosUnder(profile).filter(each => checksAll || isSmall(each));

/** Every small scenario, and one in four of the large ones. */
export const sampledScenarios = scenarios.filter(each => checksAll || isSmall(each) || large.indexOf(each) % 4 === 1);

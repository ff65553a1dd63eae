/** Every generated scenario: pairs of protocols, and lives of a card with their windows. They are used by name only. */
import type { CardScenario } from '../cards/card-setting.ts';
import { lives } from './lives.ts';
import { once } from './once.ts';
import { pairs } from './pairs.ts';

/** The generated scenarios, in the order of lists. */
export const generatedScenarios = once((): readonly CardScenario[] => [
  ...pairs().map(({ scenario }) => scenario),
  ...lives().flatMap(({ scenario, windows }) => [scenario, ...windows]),
]);

/** The number of lost messages up to which the card protocols claim liveness: each request is sent again once. */
export const lossesClaimed = 1;

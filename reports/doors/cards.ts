/** The entry point `tongka/cards`: the card protocols, with their scenarios, properties, safeguards and mutants. */
export type {
  Card,
  CardSystem,
  CardType,
  Device,
  Mutant,
  ProfileName,
  Roster,
  SafeguardName,
  SafeguardValues,
} from '#machines';
export {
  cardFaults,
  cardTypes,
  leave,
  mutants,
  phone,
  profile,
  profileNames,
  reinstall,
  safeguards,
  tear,
} from '#machines';
export { catalogue } from '#properties';
export { cardWorld, expectedOf, scenarios } from '#sim';

/**
 * WHAT each party does: XState statecharts, pure. No network, no clock, no chance.
 *
 * protocol/   what all share: parties, messages, effects, cards, safeguards, readings
 * samples/    protocols that are not about cards
 */

export type { Card, CardType, Roster } from './protocol/card.ts';
export { cardTypes, nobody } from './protocol/card.ts';
export type {
  ChartEvent,
  Discipline,
  Envelope,
  Link,
  Message,
  Party,
  PartyName,
  Report,
  Send,
  System,
} from './protocol/party.ts';
export type { ReadingName, ReadingValues } from './protocol/reading.ts';
export { readings } from './protocol/reading.ts';
export type { ProfileName, Provenance, Safeguard, SafeguardName, SafeguardValues } from './protocol/safeguard.ts';
export { profile, profileNames, safeguards } from './protocol/safeguard.ts';
export type { Subject } from './protocol/subject.ts';

export { twoPhaseCommit } from './samples/two-phase-commit.ts';

import type { Mutant } from './mutants/mutant.ts';

export type { Mutant };
/** Every mutant; `--mutant` takes one by name. */
export const mutants: readonly Mutant[] = [];

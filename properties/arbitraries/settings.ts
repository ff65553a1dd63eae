/** Random settings within the size rules: a profile, some safeguards, at most two faults, free or quiet timers. */
import fc from 'fast-check';
import { type ProfileName, profileNames, type SafeguardName, safeguards } from '#machines';
import { type CardChange, cardKinds, type FaultBudget } from '#sim';

/** The most faults in a scenario; more make the state space explode. */
const faultsMax = 2;

/** Random fault budgets. @param leaving whether a device can leave */
export const faultBudgets = (leaving: boolean): fc.Arbitrary<FaultBudget> =>
  fc
    .array(fc.constantFrom(...cardKinds.faults.filter(kind => leaving || kind !== 'leave')), { maxLength: faultsMax })
    .map(kinds => Object.fromEntries(kinds.map(kind => [kind, kinds.filter(each => each === kind).length])));

export const timers = fc.constantFrom('quiet' as const, 'free' as const);

/** Random values for some of the safeguards. */
const someSafeguards: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .array(fc.constantFrom(...(Object.keys(safeguards) as SafeguardName[])), { maxLength: 3 })
  .chain(names =>
    fc.record(Object.fromEntries(names.map(name => [name, fc.constantFrom(...safeguards[name].values)] as const))),
  );

/** Random setting changes over these profiles, without mutants. */
export const settingChanges = (profiles: readonly ProfileName[] = profileNames): fc.Arbitrary<CardChange> =>
  fc.record({ profile: fc.constantFrom(...profiles), with: someSafeguards, faults: faultBudgets(false), timers });

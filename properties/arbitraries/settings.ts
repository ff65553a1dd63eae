/** Settings within the size rules: a profile, some safeguards turned, at most two faults, either discipline of timers. */
import fc from 'fast-check';
import { type ProfileName, profileNames, type SafeguardName, safeguards } from '#machines';
import { type CardChange, cardKinds, type FaultBudget } from '#sim';

/** At most so many faults a scenario; more explode any world. */
const faultsMax = 2;

/** Fault budgets; leaving is among them only where there is somewhere to move a card. */
export const faultBudgets = (leaving: boolean): fc.Arbitrary<FaultBudget> =>
  fc
    .array(fc.constantFrom(...cardKinds.faults.filter(kind => leaving || kind !== 'leave')), { maxLength: faultsMax })
    .map(kinds => Object.fromEntries(kinds.map(kind => [kind, kinds.filter(each => each === kind).length])));

export const timers = fc.constantFrom('quiet' as const, 'free' as const);

/** A value for some of the safeguards. */
const someSafeguards: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .array(fc.constantFrom(...(Object.keys(safeguards) as SafeguardName[])), { maxLength: 3 })
  .chain(names =>
    fc.record(Object.fromEntries(names.map(name => [name, fc.constantFrom(...safeguards[name].values)] as const))),
  );

/** Anything a setting may differ in, but for mutants; from these profiles. */
export const settingChanges = (profiles: readonly ProfileName[] = profileNames): fc.Arbitrary<CardChange> =>
  fc.record({ profile: fc.constantFrom(...profiles), with: someSafeguards, faults: faultBudgets(false), timers });

/**
 * Sweeps: checks that no scenario asks for. A scenario is checked as it is, or with one more fault of a kind. A violation
 * is a finding, unless it is declared as a residual risk with its reason.
 */
import type { System } from '#machines';
import type { Property } from '../property/property.ts';
import type { Coverage, Verdict } from '../property/verdict.ts';
import type { FaultBudget, FaultKind } from '../world/choice.ts';
import type { Scenario, Setting } from '../world/scenario.ts';
import { choiceKindsOf, settingOf, settingWords, systemOf } from '../world/setting.ts';
import { inForce, type Outcome } from './check.ts';

/** One check of a sweep. */
export interface SweepCheck {
  /** Scenario and setting as in a token: `lossy-bind@lose=2`. */
  readonly name: string;
  readonly scenario: Scenario;
  readonly setting: Setting;
  /** The kind of the fault that is added to the scenario's own budget; undefined where none is added. */
  readonly more: FaultKind | undefined;
  readonly properties: readonly Property[];
  /** The properties that the scenario asserts and that are not claimed under this budget. */
  readonly unclaimed: readonly string[];
}

/** What a check found, as plain data. */
export interface SweepResult {
  readonly verdict: Verdict;
  readonly coverage: Coverage;
  readonly worlds: number;
  /** The violated properties, by name, with their tokens. */
  readonly violated: readonly {
    readonly property: string;
    readonly steps: number | null;
    readonly token: string | null;
  }[];
  /** Whether a limit left some property open. */
  readonly isOpen: boolean;
}

/** A violation that is known and stays, with its reason. */
export interface Residual {
  /** The names of the checks in which it is found. */
  readonly checks: readonly string[];
  readonly property: string;
  readonly because: string;
}

/** A row of a sweep: a check without a violation, or one violated property of a check. */
export interface SweepRow {
  readonly check: SweepCheck;
  readonly verdict: Verdict;
  readonly coverage: Coverage;
  readonly worlds: number;
  readonly property: string | null;
  readonly steps: number | null;
  readonly token: string | null;
  /** The declaration of the violation, if there is one. */
  readonly residual: Residual | undefined;
}

/**
 * The faults that can happen to the parties of a scenario: loss and duplication if some link is a network, a fault of a
 * party if some party declares it, a fault of groups if there are groups.
 */
export function possibleFaults(scenario: Scenario): readonly FaultKind[] {
  const system = systemOf(scenario, settingOf(scenario));
  const kinds = choiceKindsOf(scenario);
  return kinds.faults.filter(kind => {
    const fault = kinds.faultOf(kind);
    if (!fault) return hasNetwork(system);
    if (fault.meets === 'group') return (system.groups ?? []).length > 0;
    return system.parties.some(({ fails = [] }) => fails.some(each => each.fault.name === kind));
  });
}

function hasNetwork({ parties, link }: System): boolean {
  return parties.some(from => parties.some(to => from !== to && link(from.name, to.name).reach === 'network'));
}

/**
 * The check of a scenario with one more fault, or as it is.
 * @param lossesMost the number of lost messages up to which the protocol claims liveness: its retries
 */
export function sweepCheck(
  scenario: Scenario,
  more: FaultKind | undefined,
  catalogue: readonly Property[],
  lossesMost: number,
): SweepCheck {
  const faults: FaultBudget =
    more === undefined ? scenario.faults : { ...scenario.faults, [more]: (scenario.faults[more] ?? 0) + 1 };
  const asked = inForce(scenario, catalogue);
  const isClaimed = more === undefined || claimsLiveness(scenario, faults, lossesMost);
  const properties = asked.filter(
    ({ kind, onlyAsserted }) => (isClaimed || kind !== 'liveness') && (more === undefined || !onlyAsserted),
  );
  const unclaimed = asked.filter(property => !properties.includes(property)).map(({ name }) => name);
  const setting = settingOf(scenario, { faults });
  return { name: checkName(scenario, setting), scenario, setting, more, properties, unclaimed };
}

/**
 * Whether the liveness properties of a scenario are claimed under a budget with one more fault. They are while no more
 * messages can be lost than are sent again, and while every group that leaves returns.
 */
function claimsLiveness(scenario: Scenario, faults: FaultBudget, lossesMost: number): boolean {
  const kinds = choiceKindsOf(scenario);
  const losses = kinds.faults
    .filter(kind => kind === 'lose' || kinds.losesOne(kind))
    .reduce((sum, kind) => sum + (faults[kind] ?? 0), 0);
  const leaves = kinds.ofGroups ? (faults[kinds.ofGroups.name] ?? 0) : 0;
  return losses <= lossesMost && !(scenario.neverReturns && leaves > 0);
}

function checkName(scenario: Scenario, setting: Setting): string {
  const words = settingWords(scenario, setting);
  return words.length > 0 ? `${scenario.name}@${words.join(',')}` : scenario.name;
}

/** What an outcome says, as plain data. */
export function sweepResult({ verdict, coverage, explored, properties }: Outcome): SweepResult {
  return {
    verdict,
    coverage,
    worlds: explored.worlds,
    violated: properties
      .filter(each => each.verdict === 'violated')
      .map(({ property: { name: property }, steps, token }) => ({
        property,
        steps: steps ?? null,
        token: token ?? null,
      })),
    isOpen: properties.some(each => each.verdict === 'undecided'),
  };
}

/** The rows of a finished check. */
export function sweepRows(check: SweepCheck, result: SweepResult, residuals: readonly Residual[]): readonly SweepRow[] {
  const { verdict, coverage, worlds, violated, isOpen } = result;
  const rest = { check, coverage, worlds, property: null, steps: null, token: null, residual: undefined };
  if (violated.length === 0) return [{ ...rest, verdict }];
  const found = violated.map(
    (each): SweepRow => ({
      ...rest,
      ...each,
      verdict: 'violated',
      residual: residuals.find(({ checks, property }) => property === each.property && checks.includes(check.name)),
    }),
  );
  // What a limit left open stays open, though another property is violated.
  return isOpen ? [...found, { ...rest, verdict: 'undecided' }] : found;
}

/** The verdict of a sweep: violated by an undeclared violation, else undecided if some row is. */
export function sweepVerdict(rows: readonly Pick<SweepRow, 'verdict' | 'residual'>[]): Verdict {
  if (rows.some(({ verdict, residual }) => verdict === 'violated' && !residual)) return 'violated';
  return rows.some(({ verdict }) => verdict === 'undecided') ? 'undecided' : 'holds';
}

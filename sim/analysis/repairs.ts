/**
 * The search for repairs: which setting change makes a violated property hold? It tries each repair candidate of the
 * scenario's setting space, one at a time. First it replays the given run under the change: if the run still violates
 * the property, the candidate fails. If not, another run can still violate it, so the scenario is checked.
 */
import type { Property } from '../property/property.ts';
import type { Limits, Progress, Verdict } from '../property/verdict.ts';
import { describedRun } from '../trace/alignment.ts';
import type { Replayed } from '../trace/trace.ts';
import type { RepairCandidate } from '../world/scenario.ts';
import { checking, modelFor, type Outcome } from './check.ts';
import type { OutsideAhead } from './check-from.ts';
import { type RegressionStatus, regressionStatusUnder } from './regression-status.ts';

/** The result for one repair candidate. */
export interface Repair extends RepairCandidate {
  /** The status of the given run under the change. */
  readonly standing: RegressionStatus;
  /** `holds`: the change is a repair. This requires a complete check. */
  readonly verdict: Verdict;
  /** The check of the scenario under the change; undefined if the run decided it, or the search was stopped before. */
  readonly outcome: Outcome | undefined;
}

/** The progress of the search for repairs. */
export interface RepairProgress extends Progress {
  /** The name of the candidate under test. */
  readonly name: string;
  /** The number of candidates tested. */
  readonly done: number;
  /** The number of candidates. */
  readonly of: number;
}

/**
 * Tests each repair candidate; there is none if the scenario has no setting space. Each check ends at its first
 * violation. Sent `'stop'`, the generator leaves the current and all later candidates undecided, unless the run decides
 * them.
 */
export function* findingRepairs(
  run: Replayed,
  property: Property,
  limits: Limits,
  outside: OutsideAhead,
): Generator<RepairProgress, Repair[], 'stop' | undefined> {
  const { scenario, setting } = run.model;
  const described = describedRun(run);
  const candidates = scenario.settings?.repairs(setting) ?? [];
  const repairs: Repair[] = [];
  let stopped = false;
  for (const { name, value, setting: on } of candidates) {
    const where = { name, done: repairs.length, of: candidates.length };
    if ((yield { worlds: 0, steps: 0, depth: 0, seconds: 0, ...where }) === 'stop') stopped = true;
    const model = modelFor(scenario, on, [property]);
    const standing = regressionStatusUnder(model, described, property, 'breaks');
    let outcome: Outcome | undefined;
    if (!stopped && standing.answer !== 'still fails') {
      const turns = checking(scenario, on, [property], { ...limits, untilFound: true }, outside, model);
      let turn = turns.next();
      while (!turn.done) {
        const said = yield { ...turn.value, ...where };
        stopped ||= said === 'stop';
        turn = turns.next(said);
      }
      outcome = turn.value;
    }
    const verdict = standing.answer === 'still fails' ? 'violated' : (outcome?.verdict ?? 'undecided');
    repairs.push({ name, value, setting: on, standing, verdict, outcome });
  }
  return repairs;
}

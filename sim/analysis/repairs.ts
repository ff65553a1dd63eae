/**
 * Which change repairs it: for a run that breaks a property, the same question with each change that the scenario's setting
 * space has to try, one at a time. First this very run is taken again: where it still breaks the property nothing else need
 * be asked. Where it does not, another run may, and only exploring says that a change repairs.
 */
import type { Property } from '../property/property.ts';
import type { Limits, Progress, Verdict } from '../property/verdict.ts';
import { describedRun } from '../trace/alignment.ts';
import type { Replayed } from '../trace/trace.ts';
import type { RepairCandidate } from '../world/scenario.ts';
import { checking, modelFor, type Outcome } from './check.ts';
import type { OutsideAhead } from './check-from.ts';
import { type RegressionStatus, regressionStatusUnder } from './regression-status.ts';

/** What one change does. */
export interface Repair extends RepairCandidate {
  /** How the same run by meaning stands under it. */
  readonly standing: RegressionStatus;
  /** `holds`: it repairs. Never so for a part of the worlds only. */
  readonly verdict: Verdict;
  /** The check of the scenario under it; undefined where the run had decided it, or it was stopped before. */
  readonly outcome: Outcome | undefined;
}

/** How far it has come. */
export interface MendingProgress extends Progress {
  /** The change that is tried. */
  readonly name: string;
  /** Changes done, of so many. */
  readonly done: number;
  readonly of: number;
}

/**
 * Asks of each change there is to try, and of none where the scenario has no setting space. A check ends at its first violation; sent `'stop'`, the one under way is undecided,
 * and so are those after it, unless the run decides.
 */
export function* findingRepairs(
  run: Replayed,
  property: Property,
  limits: Limits,
  outside: OutsideAhead,
): Generator<MendingProgress, Repair[], 'stop' | undefined> {
  const { scenario, setting } = run.model;
  const described = describedRun(run);
  const candidates = scenario.settings?.repairs(setting) ?? [];
  const mended: Repair[] = [];
  let stopped = false;
  for (const { name, value, setting: on } of candidates) {
    const where = { name, done: mended.length, of: candidates.length };
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
    mended.push({ name, value, setting: on, standing, verdict, outcome });
  }
  return mended;
}

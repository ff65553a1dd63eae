/**
 * Which safeguard mends it: for a run that breaks a property, the same question with each safeguard that is off switched
 * on, one at a time. First this very run is taken again: where it still breaks the property nothing else need be asked.
 * Where it does not, another run may, and only exploring says that a safeguard mends.
 */
import { profile, type SafeguardName } from '#machines';
import type { Property } from '../property/property.ts';
import type { Limits, Progress, Verdict } from '../property/verdict.ts';
import { toldOf } from '../trace/alignment.ts';
import type { Replayed } from '../trace/trace.ts';
import type { Setting } from '../world/scenario.ts';
import { checking, modelFor, type Outcome } from './check.ts';
import type { OutsideAhead } from './check-from.ts';
import { type RegressionStatus, regressionStatusUnder } from './regression-status.ts';

/** What one safeguard does. */
export interface Repair {
  readonly safeguard: SafeguardName;
  /** The value it was given, the hardened one. */
  readonly value: string;
  readonly setting: Setting;
  /** How the same run by meaning stands under it. */
  readonly standing: RegressionStatus;
  /** `holds`: it mends. Never so for a part of the worlds only. */
  readonly verdict: Verdict;
  /** The check of the scenario under it; undefined where the run had decided it, or it was stopped before. */
  readonly outcome: Outcome | undefined;
}

/** How far it has come. */
export interface MendingProgress extends Progress {
  readonly safeguard: SafeguardName;
  /** Safeguards done, of so many. */
  readonly done: number;
  readonly of: number;
}

/** The safeguards that are off, and the setting with each of them on. */
function switchedOn(
  setting: Setting,
): { readonly safeguard: SafeguardName; readonly value: string; readonly setting: Setting }[] {
  const hardened = Object.entries(profile('hardened')) as [SafeguardName, string][];
  return hardened
    .filter(([safeguard, value]) => setting.safeguards[safeguard] !== value)
    .map(([safeguard, value]) => ({
      safeguard,
      value,
      setting: { ...setting, safeguards: { ...setting.safeguards, [safeguard]: value } },
    }));
}

/**
 * Asks of each safeguard that is off. A check ends at its first violation; sent `'stop'`, the one under way is undecided,
 * and so are those after it, unless the run decides.
 */
export function* findingRepairs(
  run: Replayed,
  property: Property,
  limits: Limits,
  outside: OutsideAhead,
): Generator<MendingProgress, Repair[], 'stop' | undefined> {
  const { scenario, setting } = run.model;
  const told = toldOf(run);
  const candidates = switchedOn(setting);
  const mended: Repair[] = [];
  let stopped = false;
  for (const { safeguard, value, setting: on } of candidates) {
    const where = { safeguard, done: mended.length, of: candidates.length };
    if ((yield { worlds: 0, steps: 0, depth: 0, seconds: 0, ...where }) === 'stop') stopped = true;
    const model = modelFor(scenario, on, [property]);
    const standing = regressionStatusUnder(model, told, property, 'breaks');
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
    mended.push({ safeguard, value, setting: on, standing, verdict, outcome });
  }
  return mended;
}

/**
 * Which safeguard mends it: for a run that breaks a property, the same question with each safeguard that is off switched
 * on, one at a time. Twice asked: whether this very run still breaks it, and whether any run of the scenario does. Only
 * the second says that a safeguard mends.
 */
import { profile, type SafeguardName } from '#machines';
import { toldOf } from '../trace/alignment.ts';
import type { Replayed } from '../trace/trace.ts';
import type { Setting } from '../world/scenario.ts';
import { checking, modelFor, type Outcome } from './check.ts';
import type { OutsideAhead } from './from-here.ts';
import type { Property } from './property.ts';
import { type Standing, standingUnder } from './standing.ts';
import type { Limits, Progress } from './verdict.ts';

/** What one safeguard does. */
export interface Mended {
  readonly safeguard: SafeguardName;
  /** The value it was given, the hardened one. */
  readonly value: string;
  readonly setting: Setting;
  /** How the same run by meaning stands under it. */
  readonly standing: Standing;
  /** What a check of the scenario under it says; undefined where it was stopped before. The safeguard mends where it holds. */
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
 * Asks of each safeguard that is off. A check ends at its first violation; sent `'stop'`, the one under way says that it
 * is undecided, and those after it are only asked for the run.
 */
export function* mending(
  run: Replayed,
  property: Property,
  limits: Limits,
  outside: OutsideAhead,
): Generator<MendingProgress, Mended[], 'stop' | undefined> {
  const { scenario, setting } = run.model;
  const told = toldOf(run);
  const candidates = switchedOn(setting);
  const mended: Mended[] = [];
  let stopped = false;
  for (const { safeguard, value, setting: on } of candidates) {
    const model = modelFor(scenario, on, [property]);
    const standing = standingUnder(model, told, property, 'breaks');
    let outcome: Outcome | undefined;
    if (!stopped) {
      const turns = checking(scenario, on, [property], { ...limits, untilFound: true }, outside, model);
      let turn = turns.next();
      while (!turn.done) {
        const said = yield { ...turn.value, safeguard, done: mended.length, of: candidates.length };
        stopped ||= said === 'stop';
        turn = turns.next(said);
      }
      outcome = turn.value;
    }
    mended.push({ safeguard, value, setting: on, standing, outcome });
  }
  return mended;
}

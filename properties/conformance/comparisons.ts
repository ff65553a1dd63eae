/**
 * All that is held against the naive checker, in pieces that can be run apart: every scenario under every profile, and
 * systems nobody wrote by seed. A piece is told in one line; where both differ, what differs and how to see it again.
 */
import fc from 'fast-check';
import { profileNames } from '#machines';
import { InputError, inForce, type Limits, type Property, scenarios, settingOf } from '#sim';
import { builtSystem } from '../arbitraries/built-systems.ts';
import { type SystemPlan, systems } from '../arbitraries/systems.ts';
import { against, type Comparison, reductions, type Skipped } from './against-naive.ts';

/** What was compared, added up. */
export class Tally {
  compared = 0;
  worlds = 0;
  steps = 0;
  verdicts = 0;
  differing = 0;
  readonly skipped = new Map<string, number>();

  /** Adds a comparison; tells whether it was one. */
  add(result: Comparison | Skipped): result is Comparison {
    if (typeof result === 'string' || result instanceof InputError) {
      const why = typeof result === 'string' ? result : 'refused';
      this.skipped.set(why, (this.skipped.get(why) ?? 0) + 1);
      return false;
    }
    this.compared++;
    this.worlds += result.worlds;
    this.steps += result.steps;
    this.verdicts += result.verdicts;
    if (result.differences.length > 0) this.differing++;
    return true;
  }

  get line(): string {
    const { compared, worlds, steps, verdicts, differing, skipped } = this;
    const left = [...skipped].map(([why, times]) => `, ${times} skipped: ${why}`).join('');
    return `${compared} compared, ${worlds} worlds, ${steps} steps, ${verdicts} verdicts, ${differing} differ${left}`;
  }
}

/** Something to compare: what it is, and doing it, which tells how it went. */
export interface Piece {
  readonly name: string;
  readonly run: (tally: Tally) => string;
}

/** Every scenario under every profile. */
export function scenarioPieces(catalogue: readonly Property[], worldsMax: number): Piece[] {
  return scenarios.flatMap(scenario =>
    profileNames.map(profile => ({
      name: `${scenario.name} ${profile}`,
      run: tally => {
        const result = against(scenario, settingOf(scenario, { profile }), inForce(scenario, catalogue), worldsMax);
        if (!tally.add(result)) return result instanceof InputError ? `refused: ${result.message}` : result;
        const { worlds, steps, verdicts, differences } = result;
        const said = `${worlds} worlds, ${steps} steps, ${verdicts} verdicts`;
        return differences.length > 0 ? `${said}, DIFFER: ${differences.join('; ')}` : `${said}, agree`;
      },
    })),
  );
}

/** Systems nobody wrote, so many a piece; the seed of a piece is the first one and its place. */
export function systemPieces(count: number, seed: number, worldsMax: number, each = 25): Piece[] {
  return Array.from({ length: Math.ceil(count / each) }, (_, at) => ({
    name: `systems of seed ${seed + at}`,
    run: tally => {
      const own = new Tally();
      let failing: string[] = [];
      const holds = (plan: SystemPlan): boolean => {
        const result = compared(plan, worldsMax);
        if (failing.length === 0) {
          own.add(result);
          tally.add(result);
        }
        const differences = typeof result === 'string' || result instanceof InputError ? [] : result.differences;
        if (differences.length > 0) failing = [...differences];
        return differences.length === 0;
      };
      const details = fc.check(fc.property(systems, holds), {
        seed: seed + at,
        numRuns: Math.min(each, count - at * each),
      });
      if (!details.failed) return `${own.line}, agree`;
      const why = failing.length > 0 ? failing.join('; ') : String(details.errorInstance);
      return `DIFFER: ${why}\n${JSON.stringify(details.counterexample?.[0])}`;
    },
  }));
}

/** Holds the system of a plan against the naive checker. */
export function compared(
  plan: SystemPlan,
  worldsMax: number,
  under: readonly Limits[] = reductions,
): Comparison | Skipped {
  const { scenario, properties } = builtSystem(plan);
  return against(scenario, settingOf(scenario), properties, worldsMax, under);
}

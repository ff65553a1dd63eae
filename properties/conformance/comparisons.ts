/**
 * All comparisons with the naive checker, in pieces that run separately: every scenario under every profile, and random
 * systems by seed. The result of a piece is one line; a difference comes with the plan that reproduces it.
 */
import fc from 'fast-check';
import { profileNames } from '#machines';
import { InputError, inForce, type Limits, type Property, scenarios, settingOf } from '#sim';
import { builtSystem } from '../arbitraries/built-systems.ts';
import { type SystemPlan, systems } from '../arbitraries/systems.ts';
import { type Comparison, compareWithNaive, reductions, type Skipped } from './compare-with-naive.ts';

/** The totals of several comparisons. */
export class Tally {
  compared = 0;
  worlds = 0;
  steps = 0;
  verdicts = 0;
  differing = 0;
  readonly skipped = new Map<string, number>();

  /** Adds a result; returns whether it is a comparison. */
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

/** A piece of work: its name, and a function that makes the comparison and returns its result as text. */
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
        const result = compareWithNaive(
          scenario,
          settingOf(scenario, { profile }),
          inForce(scenario, catalogue),
          worldsMax,
        );
        if (!tally.add(result)) return result instanceof InputError ? `refused: ${result.message}` : result;
        const { worlds, steps, verdicts, differences } = result;
        const said = `${worlds} worlds, ${steps} steps, ${verdicts} verdicts`;
        return differences.length > 0 ? `${said}, DIFFER: ${differences.join('; ')}` : `${said}, agree`;
      },
    })),
  );
}

/** Random systems, `each` in a piece; the seed of a piece is `seed` plus its index. */
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

/** Compares the system of a plan with the naive checker. */
export function compared(
  plan: SystemPlan,
  worldsMax: number,
  under: readonly Limits[] = reductions,
): Comparison | Skipped {
  const { scenario, properties } = builtSystem(plan);
  return compareWithNaive(scenario, settingOf(scenario), properties, worldsMax, under);
}

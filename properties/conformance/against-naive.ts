/** Holds the engine against the naive checker: worlds, steps, verdicts, vacuity and shortest lengths. */
import { check, type Limits, type Outcome, type Property, type Scenario, type Setting } from '#sim';
import { type NaiveOutcome, naiveCheck } from './naive-check.ts';

/** What both say of one scenario, and in what they differ. */
export interface Comparison {
  readonly worlds: number;
  readonly steps: number;
  readonly violated: number;
  readonly vacuous: number;
  readonly complete: boolean;
  readonly differences: readonly string[];
}

/** Compares; undefined where there are more worlds than asked for. */
export function against(
  scenario: Scenario,
  setting: Setting,
  properties: readonly Property[],
  worldsMax: number,
): Comparison | undefined {
  const outcome = check(scenario, setting, properties, { worldsMax });
  if (outcome.explored.stopped === 'worldsMax') return undefined;
  const naive = naiveCheck(scenario, setting, properties, 2 * worldsMax);
  if (!naive) return undefined;
  const { worlds, steps, complete } = outcome.explored;
  return {
    worlds,
    steps,
    complete,
    violated: outcome.properties.filter(({ verdict }) => verdict === 'violated').length,
    vacuous: outcome.properties.filter(({ vacuous }) => vacuous).length,
    differences: differencesOf(outcome, naive),
  };
}

function differencesOf({ explored, properties }: Outcome, naive: NaiveOutcome): string[] {
  const pairs: (readonly [what: string, engine: unknown, naive: unknown])[] = [
    ['worlds', explored.worlds, naive.worlds],
    ['steps', explored.steps, naive.steps],
    ['depth', explored.depth, naive.depth],
    ['complete', explored.complete, naive.complete],
    ...properties.flatMap(({ property: { name, test }, verdict, vacuous, steps }, at) => {
      const { steps: shortest, ...found } = naive.findings[at]!;
      const isPlace = test.form === 'always' || test.form === 'step' || test.form === 'sometimes';
      return [
        [`${name}: verdict`, verdict, found.verdict] as const,
        [`${name}: vacuous`, vacuous, found.vacuous] as const,
        ...(isPlace ? [[`${name}: length`, steps, shortest] as const] : []),
      ];
    }),
  ];
  return pairs.flatMap(([what, engine, other]) => (engine === other ? [] : [`${what}: ${engine}, naively ${other}`]));
}

export type { Limits };

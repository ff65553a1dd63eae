/**
 * The comparison of one check with the naive checker: worlds, steps, verdicts, vacuity and lengths of shortest traces.
 */
import { check, InputError, type Limits, type Outcome, type Property, type Scenario, type Setting } from '#sim';
import { type NaiveOutcome, naiveCheck } from './naive-check.ts';

/** The numbers compared, and the differences. */
export interface Comparison {
  readonly worlds: number;
  readonly steps: number;
  readonly verdicts: number;
  readonly differences: readonly string[];
}

/** The reason why nothing was compared: there are too many worlds, or the engine rejects the input. */
export type Skipped = 'too many worlds' | InputError;

/** Reductions, which must not change a verdict. */
export const reductions: readonly Limits[] = [{ sleepSets: false }, { deadMessages: true }, { partialOrder: true }];

/** Compares the check of a scenario without reductions, and under each of the given ones. */
export function compareWithNaive(
  scenario: Scenario,
  setting: Setting,
  properties: readonly Property[],
  worldsMax: number,
  under: readonly Limits[] = [],
): Comparison | Skipped {
  // Without asserts, a vacuous property is not a violation; under reductions vacuity is not compared.
  const bare = { ...scenario, asserts: [] };
  const checked = (asked: readonly Property[], limits: Limits, of = scenario): Outcome | InputError => {
    try {
      return check(of, setting, asked, { worldsMax, ...limits });
    } catch (error) {
      if (error instanceof InputError) return error;
      throw error;
    }
  };
  const first = checked(properties, {});
  if (first instanceof InputError) return first;
  // If a link was full, sleep sets can have skipped an order that was possible: then both orders are explored.
  const whole = first.explored.complete ? first : (checked(properties, { sleepSets: false }) as Outcome);
  if (whole.explored.stopped === 'worldsMax') return 'too many worlds';
  const naively = (asked: readonly Property[], of = scenario) => naiveCheck(of, setting, asked, 2 * worldsMax);
  const naive = naively(properties);
  const { worlds, steps } = whole.explored;
  const counts = { worlds, steps, verdicts: properties.length };
  if (!naive) return { ...counts, differences: [`worlds: ${worlds}, naively more than ${2 * worldsMax}`] };
  const reduced = properties.filter(property => !isLiveness(property));
  // Fewer properties can mean fewer observers, and so fewer worlds.
  const lesser = under.length > 0 ? naively(reduced, bare) : undefined;
  const differences = [
    ...countsOf(whole, naive),
    ...verdictsOf(whole, naive),
    ...(naive.complete ? under : []).flatMap(limits => {
      const outcome = checked(reduced, limits, bare);
      const name = Object.keys(limits).join();
      return outcome instanceof InputError
        ? []
        : verdictsOf(outcome, lesser!, hasPremise).map(each => `${name}: ${each}`);
    }),
  ];
  return { ...counts, differences };
}

const isLiveness = ({ test: { form } }: Property): boolean =>
  form === 'eventually' || form === 'stabilises' || form === 'leadsTo';

/** Whether a property has a premise. Without one, a reduction can remove the only changes that make it not vacuous. */
const hasPremise = ({ test }: Property): boolean => 'when' in test;

function unequal(what: string, engine: unknown, naive: unknown): string[] {
  return engine === naive ? [] : [`${what}: ${engine}, naively ${naive}`];
}

function countsOf({ explored }: Outcome, naive: NaiveOutcome): string[] {
  return [
    ...unequal('worlds', explored.worlds, naive.worlds),
    ...unequal('steps', explored.steps, naive.steps),
    ...unequal('depth', explored.depth, naive.depth),
  ];
}

/** @param comparesVacuity selects the properties whose vacuity is compared */
function verdictsOf(
  { explored, properties }: Outcome,
  naive: NaiveOutcome,
  comparesVacuity: (property: Property) => boolean = () => true,
): string[] {
  return [
    ...unequal('complete', explored.complete, naive.complete),
    ...properties.flatMap(({ property, verdict, vacuous, steps, added }) => {
      const { name } = property;
      const found = naive.findings.find(each => each.name === name)!;
      return [
        ...unequal(`${name}: verdict`, verdict, found.verdict),
        ...(comparesVacuity(property) ? unequal(`${name}: vacuous`, vacuous, found.vacuous) : []),
        ...(isLiveness(property) || added !== undefined ? [] : unequal(`${name}: length`, steps, found.steps)),
      ];
    }),
  ];
}

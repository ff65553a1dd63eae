/** Holds one check of the engine against the naive checker: worlds, steps, verdicts, vacuity and shortest lengths. */
import { check, InputError, type Limits, type Outcome, type Property, type Scenario, type Setting } from '#sim';
import { type NaiveOutcome, naiveCheck } from './naive-check.ts';

/** What both say, and in what they differ. */
export interface Comparison {
  readonly worlds: number;
  readonly steps: number;
  readonly verdicts: number;
  readonly differences: readonly string[];
}

/** Why nothing was compared: there are too many worlds, or the engine refuses what it was given with one line. */
export type Skipped = 'too many worlds' | InputError;

/** Ways to check that leave something out and may not say anything else. */
export const reductions: readonly Limits[] = [{ sleepSets: false }, { deadMessages: true }, { partialOrder: true }];

/** Compares; under every reduction, too, where told so. */
export function against(
  scenario: Scenario,
  setting: Setting,
  properties: readonly Property[],
  worldsMax: number,
  under: readonly Limits[] = [],
): Comparison | Skipped {
  // A vacuous property is no failure where vacuity is not compared.
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
  // Where a link is full somewhere, half of a diamond may have had no room: then both halves are looked at.
  const whole = first.explored.complete ? first : (checked(properties, { sleepSets: false }) as Outcome);
  if (whole.explored.stopped === 'worldsMax') return 'too many worlds';
  const naively = (asked: readonly Property[], of = scenario) => naiveCheck(of, setting, asked, 2 * worldsMax);
  const naive = naively(properties);
  const { worlds, steps } = whole.explored;
  const told = { worlds, steps, verdicts: properties.length };
  if (!naive) return { ...told, differences: [`worlds: ${worlds}, naively more than ${2 * worldsMax}`] };
  const reduced = properties.filter(property => !isPromise(property));
  // Fewer observers may ride along with fewer properties.
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
  return { ...told, differences };
}

const isPromise = ({ test: { form } }: Property): boolean =>
  form === 'eventually' || form === 'stabilises' || form === 'leadsTo';

/** Without a premise, what is left out might be all that changes. */
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

/** @param isVacuityTold of which properties it is compared whether they are vacuous */
function verdictsOf(
  { explored, properties }: Outcome,
  naive: NaiveOutcome,
  isVacuityTold: (property: Property) => boolean = () => true,
): string[] {
  return [
    ...unequal('complete', explored.complete, naive.complete),
    ...properties.flatMap(({ property, verdict, vacuous, steps, added }) => {
      const { name } = property;
      const found = naive.findings.find(each => each.name === name)!;
      return [
        ...unequal(`${name}: verdict`, verdict, found.verdict),
        ...(isVacuityTold(property) ? unequal(`${name}: vacuous`, vacuous, found.vacuous) : []),
        ...(isPromise(property) || added !== undefined ? [] : unequal(`${name}: length`, steps, found.steps)),
      ];
    }),
  ];
}

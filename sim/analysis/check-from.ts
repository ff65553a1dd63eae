/**
 * Checks from the end of a run: which properties can its futures still violate, and by which shortest continuation? And
 * searches from there: the shortest continuation to a condition. The search is the same as from the first world; only
 * its starting world differs.
 */

import { remainderOf, semanticsOf, stateAfter } from '../property/forms.ts';
import type { Lasso } from '../property/liveness.ts';
import type { Property } from '../property/property.ts';
import type { Coverage, Explored, Finding, Limits, Progress, Verdict } from '../property/verdict.ts';
import { exploring } from '../search/explore.ts';
import type { Outside } from '../search/outside.ts';
import { tokenOf } from '../trace/token.ts';
import { initialWorld, type Step, viewOf } from '../world/world.ts';
import type { Concluded } from './check.ts';
import { type RunPrefix, withObserversOf } from './run-prefix.ts';

/** The result for the futures of a run. Trace and token are of the whole run: the steps so far and the continuation. */
export interface ConcludedAhead extends Concluded {
  /** The continuation: the part of the trace after the run so far. */
  readonly future: Lasso | undefined;
}

export interface OutcomeAhead {
  readonly verdict: Verdict;
  readonly coverage: Coverage;
  readonly properties: readonly ConcludedAhead[];
  readonly explored: Explored;
}

/** The limits that a check from mid-run supports. */
export type LimitsAhead = Omit<Limits, 'symmetry' | 'bitState' | 'deadMessages'>;
export type OutsideAhead = Omit<Outside, 'store'>;

/**
 * Checks the futures of a run, from its last world on; violations before that world are not reported. A liveness
 * property is checked with its obligation as it is there, discharged or pending. Reachability properties are left out,
 * since one run does not decide them; see `findingFrom`.
 */
export function* checkingFrom(
  past: RunPrefix,
  properties: readonly Property[],
  limits: LimitsAhead,
  outside: OutsideAhead,
): Generator<Progress, OutcomeAhead, 'stop' | undefined> {
  const asked = properties.filter(({ test }) => semanticsOf(test).kind !== 'reachability');
  const { concluded, explored } = yield* exploringFrom(past, asked, limits, outside);
  const verdicts = concluded.map(({ verdict }) => verdict);
  const undecided = verdicts.includes('undecided') || !explored.complete;
  return {
    verdict: verdicts.includes('violated') ? 'violated' : undecided ? 'undecided' : 'holds',
    coverage: explored.complete ? 'complete' : 'bounded',
    properties: concluded,
    explored,
  };
}

/** The result of a search for a condition. */
export interface Found {
  readonly answer: 'found' | 'unreachable' | 'undecided';
  /** The witness of a reachability property, or the counterexample of any other; without a trace if none was found. */
  readonly found: ConcludedAhead;
  readonly explored: Explored;
}

/** Searches for the shortest continuation to a condition (see `conditionNamed`), and stops as soon as it is found. */
export function* findingFrom(
  past: RunPrefix,
  condition: Property,
  limits: LimitsAhead,
  outside: OutsideAhead,
): Generator<Progress, Found, 'stop' | undefined> {
  const { concluded, explored } = yield* exploringFrom(past, [condition], { ...limits, untilFound: true }, outside);
  const found = concluded[0]!;
  return { answer: found.trace ? 'found' : explored.complete ? 'unreachable' : 'undecided', found, explored };
}

function* exploringFrom(
  past: RunPrefix,
  properties: readonly Property[],
  limits: LimitsAhead,
  outside: OutsideAhead,
): Generator<Progress, { concluded: ConcludedAhead[]; explored: Explored }, 'stop' | undefined> {
  const { model, steps } = withObserversOf(past, properties);
  const asked = properties.map(property => remainderOfProperty(property, { model, steps }));
  const here = steps.at(-1)?.to ?? initialWorld(model);
  const { findings, explored } = yield* exploring(model, asked.flat(), limits, outside, here.row);
  const concluded = properties.map((property, at) => {
    const own = findings.filter(finding => asked[at]!.includes(finding.property));
    return afterPrefix({ model, steps }, property, own);
  });
  return { concluded, explored };
}

/** The properties that the futures of a run must satisfy: one for each form in the remainder of the property's form. */
function remainderOfProperty(property: Property, { model, steps }: RunPrefix): readonly Property[] {
  const { test } = property;
  const rest = remainderOf(test, stateAfter(test, viewOf(initialWorld(model)), steps));
  return rest.map(each => (each === test ? property : { ...property, test: each }));
}

/** The shortest finding for a property, as a continuation of the run so far. */
function afterPrefix({ model, steps }: RunPrefix, property: Property, findings: readonly Finding[]): ConcludedAhead {
  const broken = findings.filter(({ trace }) => trace).toSorted((one, other) => length(one) - length(other));
  const finding = broken[0] ??
    findings.find(({ verdict }) => verdict === 'undecided') ??
    findings[0] ?? { property, verdict: 'holds', vacuous: false };
  const { trace: future, ...rest } = finding;
  if (!future) return { ...rest, property, steps: undefined, token: undefined, future };
  const { scenario, setting } = model;
  const trace: Lasso = { stem: [...placesOf(steps), ...future.stem], cycle: future.cycle };
  return {
    ...rest,
    property,
    trace,
    steps: trace.stem.length + (trace.cycle?.length ?? 0),
    token: tokenOf(model, { scenario, setting, ...trace }),
    future,
  };
}

function length({ trace }: Finding): number {
  return trace ? trace.stem.length + (trace.cycle?.length ?? 0) : 0;
}

function placesOf(steps: readonly Step[]): number[] {
  return steps.map(({ at }) => at);
}

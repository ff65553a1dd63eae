/**
 * Checking from where a run has come to: which properties can still break, and the shortest future that breaks them, as
 * choices that go on with the run. And finding from there: the shortest way to a condition. The engine is the one that
 * explores from the beginning; only where it begins is another.
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

/** What was concluded of the futures of a run. Trace and token are of the whole run: what has been, and what would come. */
export interface ConcludedAhead extends Concluded {
  /** The part of the trace that is to come. */
  readonly future: Lasso | undefined;
}

export interface OutcomeAhead {
  readonly verdict: Verdict;
  readonly coverage: Coverage;
  readonly properties: readonly ConcludedAhead[];
  readonly explored: Explored;
}

/** Limits that mean something from here. */
export type LimitsAhead = Omit<Limits, 'symmetry' | 'bitState' | 'deadMessages'>;
export type OutsideAhead = Omit<Outside, 'store'>;

/**
 * Checks what can come of a run, the world it has come to included; what it has broken already is not asked again. A
 * liveness property is asked as it stands: its obligation discharged, or still pending. Whether something can be reached at all is not
 * decided by one run, so such properties are left out; see `findingFrom`.
 */
export function* checkingFrom(
  past: RunPrefix,
  properties: readonly Property[],
  limits: LimitsAhead,
  outside: OutsideAhead,
): Generator<Progress, OutcomeAhead, 'stop' | undefined> {
  const asked = properties.filter(({ test }) => semanticsOf(test).kind !== 'reachability');
  const { concluded, explored } = yield* asking(past, asked, limits, outside);
  const verdicts = concluded.map(({ verdict }) => verdict);
  const undecided = verdicts.includes('undecided') || !explored.complete;
  return {
    verdict: verdicts.includes('violated') ? 'violated' : undecided ? 'undecided' : 'holds',
    coverage: explored.complete ? 'complete' : 'bounded',
    properties: concluded,
    explored,
  };
}

/** What became of a search for a condition. */
export interface Found {
  readonly answer: 'found' | 'unreachable' | 'undecided';
  /** The witness of what is to be reached, the counterexample of what is to hold; without a trace where none was found. */
  readonly found: ConcludedAhead;
  readonly explored: Explored;
}

/** Looks for the shortest way on to a condition (see `conditionNamed`), and stops where it is found. */
export function* findingFrom(
  past: RunPrefix,
  condition: Property,
  limits: LimitsAhead,
  outside: OutsideAhead,
): Generator<Progress, Found, 'stop' | undefined> {
  const { concluded, explored } = yield* asking(past, [condition], { ...limits, untilFound: true }, outside);
  const found = concluded[0]!;
  return { answer: found.trace ? 'found' : explored.complete ? 'unreachable' : 'undecided', found, explored };
}

function* asking(
  past: RunPrefix,
  properties: readonly Property[],
  limits: LimitsAhead,
  outside: OutsideAhead,
): Generator<Progress, { concluded: ConcludedAhead[]; explored: Explored }, 'stop' | undefined> {
  const { model, steps } = withObserversOf(past, properties);
  const asked = properties.map(property => asItStands(property, { model, steps }));
  const here = steps.at(-1)?.to ?? initialWorld(model);
  const { findings, explored } = yield* exploring(model, asked.flat(), limits, outside, here.row);
  const concluded = properties.map((property, at) => {
    const own = findings.filter(finding => asked[at]!.includes(finding.property));
    return goingOn({ model, steps }, property, own);
  });
  return { concluded, explored };
}

/** A property as it is to be asked from here: its own form, where nothing of it is left out or added. */
function asItStands(property: Property, { model, steps }: RunPrefix): readonly Property[] {
  const { test } = property;
  const rest = remainderOf(test, stateAfter(test, viewOf(initialWorld(model)), steps));
  return rest.map(each => (each === test ? property : { ...property, test: each }));
}

/** What was found of a property, the shortest of it, put after the run so far. */
function goingOn({ model, steps }: RunPrefix, property: Property, findings: readonly Finding[]): ConcludedAhead {
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

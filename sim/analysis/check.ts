/** Checking a scenario under a setting: which properties are in force, and the outcome with all it rests on. */

import type { Property } from '../property/property.ts';
import {
  type Coverage,
  type Explored,
  type Finding,
  isWhole,
  type Limits,
  type Progress,
  type Verdict,
} from '../property/verdict.ts';
import { plainOf } from '../reduction/dead-messages/lift.ts';
import { exploringBits } from '../search/bit-state.ts';
import { exploring } from '../search/explore.ts';
import type { Outside } from '../search/outside.ts';
import { tokenOf } from '../trace/token.ts';
import { InputError } from '../world/input-error.ts';
import { Model } from '../world/model.ts';
import type { Scenario, Setting } from '../world/scenario.ts';

/** What was concluded of one property, with the token of its shortest trace where there is one. */
export interface Concluded extends Finding {
  /** Length of the trace: the stem and one round of the cycle. */
  readonly steps: number | undefined;
  readonly token: string | undefined;
}

/** The outcome of one check: a verdict, what it rests on, and every assumption. */
export interface Outcome {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly verdict: Verdict;
  readonly coverage: Coverage;
  readonly properties: readonly Concluded[];
  readonly explored: Explored;
}

/** The properties in force: safety and secrecy ride everywhere in their subject, the rest where it is asserted. */
export function inForce(scenario: Scenario, catalogue: readonly Property[]): Property[] {
  return catalogue.filter(
    ({ name, kind, subject }) =>
      subject === scenario.subject && (kind === 'safety' || kind === 'secrecy' || scenario.asserts.includes(name)),
  );
}

/** A model in which the observers of these properties ride along. */
export function modelFor(scenario: Scenario, setting: Setting, properties: readonly Property[] = []): Model {
  return new Model(scenario, setting, [...new Set(properties.flatMap(({ observers }) => observers ?? []))]);
}

/** What was found of a property as it is told: with its token, and what a vacuous property is worth. */
export function concludedOf(model: Model, scenario: Scenario, setting: Setting, finding: Finding): Concluded {
  const { trace, property, vacuous } = finding;
  // A premise that is never true fails where it is asserted: the property is about nothing.
  const verdict = vacuous && scenario.asserts.includes(property.name) ? 'violated' : finding.verdict;
  if (!trace) return { ...finding, verdict, steps: undefined, token: undefined };
  const { stem, cycle } = trace;
  return {
    ...finding,
    verdict,
    steps: stem.length + (cycle?.length ?? 0),
    token: tokenOf(model, { scenario, setting, stem, cycle }),
  };
}

/** How far a check has come; what was found since it was told last has its token. */
export interface CheckProgress extends Progress {
  readonly found?: readonly Concluded[];
}

/**
 * Checks; a generator like `exploring`, so that a driver can show progress, tell what is found at once, and stop it. A
 * model may be brought along.
 */
export function* checking(
  scenario: Scenario,
  setting: Setting,
  properties: readonly Property[],
  limits: Limits,
  outside: Outside,
  model: Model = modelFor(scenario, setting, properties),
): Generator<CheckProgress, Outcome, 'stop' | undefined> {
  const { bitState } = limits;
  if (bitState && limits.deadMessages)
    throw new InputError('dead-messages: it does not go together with bit-state; check without one of them');
  if (bitState && outside.store)
    throw new InputError('a checkpoint does not keep worlds as bits; check without one of them');
  const turns = bitState
    ? exploringBits(model, properties, bitState, limits, outside)
    : exploring(model, properties, limits, outside);
  let turn = turns.next();
  while (!turn.done) {
    const { found, ...progress } = turn.value;
    const concluded = found?.map(finding => concludedOf(model, scenario, setting, finding));
    turn = turns.next(yield { ...progress, ...(concluded ? { found: concluded } : {}) });
  }
  const { findings, explored } = turn.value;
  // A token is a place in the list of all choices, whatever the search left out.
  const plain = limits.deadMessages ? plainOf(model) : model;
  const concluded = findings.map(finding => concludedOf(plain, scenario, setting, finding));
  const whole = isWhole(explored, limits);
  const verdicts = concluded.map(({ verdict }) => verdict);
  // Where it stopped since each property has its verdict, no more worlds are needed; of a sample nothing is said to hold.
  const isEnough = whole || (explored.stopped === 'found' && !bitState);
  const verdict = verdicts.includes('violated')
    ? 'violated'
    : verdicts.includes('undecided') || !isEnough
      ? 'undecided'
      : 'holds';
  return {
    scenario,
    setting,
    verdict,
    coverage: whole ? 'complete' : bitState ? 'sampled' : 'bounded',
    properties: concluded,
    explored,
  };
}

/**
 * Checks to the end in one go: every world of the scenario, unless a limit is met.
 * @param properties all of them are checked, whatever their subject; `inForce` picks from a catalogue
 * @param outside a clock, without which no time passes and `secondsMax` is never met
 * @returns the outcome; a property that is violated is no error
 * @throws InputError where the scenario, a chart or a combination of limits is refused
 */
export function check(
  scenario: Scenario,
  setting: Setting,
  properties: readonly Property[],
  limits: Limits = {},
  outside: Outside = { now: () => 0 },
): Outcome {
  const run = checking(scenario, setting, properties, limits, outside);
  for (;;) {
    const { done, value } = run.next();
    if (done) return value;
  }
}

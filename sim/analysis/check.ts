/** Checks of a scenario under a setting: the properties in force, and the outcome with its coverage. */

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

/** The result for one property, with the token of its trace, if there is one. */
export interface Concluded extends Finding {
  /** Length of the trace: the stem and one round of the cycle. */
  readonly steps: number | undefined;
  readonly token: string | undefined;
}

/** The outcome of one check: the verdict, the coverage on which it rests, and the result for each property. */
export interface Outcome {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly verdict: Verdict;
  readonly coverage: Coverage;
  readonly properties: readonly Concluded[];
  readonly explored: Explored;
}

/**
 * The properties in force in a scenario: every safety and secrecy property of its subject that rides along, and the other
 * properties that the scenario asserts.
 */
export function inForce(scenario: Scenario, catalogue: readonly Property[]): Property[] {
  return catalogue.filter(
    property =>
      property.subject === scenario.subject && (ridesAlong(property) || scenario.asserts.includes(property.name)),
  );
}

/** Whether a property is in force in every scenario of its subject, asserted or not. */
export const ridesAlong = ({ kind, onlyAsserted }: Pick<Property, 'kind' | 'onlyAsserted'>): boolean =>
  !onlyAsserted && (kind === 'safety' || kind === 'secrecy');

/** A model with the observers of these properties. */
export function modelFor(scenario: Scenario, setting: Setting, properties: readonly Property[] = []): Model {
  return new Model(scenario, setting, [...new Set(properties.flatMap(({ observers }) => observers ?? []))]);
}

/** A finding with its token. An asserted property that is vacuous counts as violated, unless the scenario allows it. */
export function concludedOf(model: Model, scenario: Scenario, setting: Setting, finding: Finding): Concluded {
  const { trace, property, vacuous } = finding;
  // The scenario asserts that the property applies; a premise that is never true refutes this.
  const isRefuted = vacuous && scenario.asserts.includes(property.name) && !scenario.allowsVacuous;
  const verdict = isRefuted ? 'violated' : finding.verdict;
  if (!trace) return { ...finding, verdict, steps: undefined, token: undefined };
  const { stem, cycle } = trace;
  return {
    ...finding,
    verdict,
    steps: stem.length + (cycle?.length ?? 0),
    token: tokenOf(model, { scenario, setting, stem, cycle }),
  };
}

/** The progress of a check; the new findings have their tokens. */
export interface CheckProgress extends Progress {
  readonly found?: readonly Concluded[];
}

/**
 * Checks a scenario, as a generator like `exploring`: a caller can show progress, report findings at once, and stop it.
 * @param model a model of the scenario with the observers of the properties; built if absent
 * @throws InputError where a combination of limits is not supported
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
  // A token counts places in the list of all choices, including those that the search left out.
  const plain = limits.deadMessages ? plainOf(model) : model;
  const concluded = findings.map(finding => concludedOf(plain, scenario, setting, finding));
  const whole = isWhole(explored, limits);
  const verdicts = concluded.map(({ verdict }) => verdict);
  // A search that stops because each property has its verdict needs no more worlds. A sample proves no property.
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
 * Checks every world of a scenario, unless a limit is reached.
 * @param properties all of them are checked, whatever their subject; `inForce` selects from a catalogue
 * @param outside the clock; without one no time passes, and `secondsMax` is never reached
 * @returns the outcome; a violated property is not an error
 * @throws InputError where the scenario, a chart or a combination of limits is invalid
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

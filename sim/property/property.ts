/**
 * Properties: requirements on worlds, steps or runs. A property only observes; it never changes a run. There are seven
 * forms: `always` (about a world), `step` (before, choice, after), `sometimes` (reachability, which also detects an
 * empty model), `deadlock` (about worlds in which nothing but faults can happen), and `leadsTo`, `eventually` and
 * `stabilises` (◇□), the last three under the strong fairness of `fairness.ts`.
 *
 * A premise (`when`) is the condition under which a property applies; the premise of `leadsTo` is its trigger. Where
 * the premise is false, `always` and `step` hold. A property whose premise is true in no world or step explored is
 * *vacuous*. A property without a premise is vacuous if nothing that it reads ever changes.
 */
import type { Observer } from '../world/interning/observer-table.ts';
import type { SettingChange } from '../world/scenario.ts';
import type { StepView, WorldView } from '../world/world.ts';

/** A pure predicate over worlds: it reads the world and nothing else. */
export type WorldPredicate = (world: WorldView) => boolean;
/** A pure predicate over steps: it reads the step and nothing else. */
export type StepPredicate = (step: StepView) => boolean;

/** The requirement of a property, as data; the functions below build it. */
export type Form =
  | { readonly form: 'always'; readonly holds: WorldPredicate; readonly when?: WorldPredicate }
  | { readonly form: 'step'; readonly holds: StepPredicate; readonly when?: StepPredicate }
  | { readonly form: 'sometimes'; readonly holds: WorldPredicate }
  | { readonly form: 'deadlock'; readonly unless?: WorldPredicate }
  | { readonly form: 'eventually'; readonly holds: WorldPredicate; readonly when?: WorldPredicate }
  | { readonly form: 'stabilises'; readonly holds: WorldPredicate; readonly when?: WorldPredicate }
  | { readonly form: 'leadsTo'; readonly from: WorldPredicate; readonly to: WorldPredicate };

/** A configuration that violates the property: a scenario, and a change of its setting. */
export interface Breaking<C extends SettingChange = SettingChange> {
  readonly scenario: string;
  readonly change: C;
}

/**
 * A property: a sentence that is true of a correct system, and its formal requirement. `C`: the type of setting
 * changes.
 */
export interface Property<C extends SettingChange = SettingChange> {
  /** A sentence in kebab case that is true of a correct system; also the name of the file. */
  readonly name: string;
  /** The sentence in full, for reports. */
  readonly says: string;
  readonly kind: 'safety' | 'liveness' | 'reachability' | 'secrecy';
  /** The property is claimed only where a scenario asserts it, whatever its kind, and only under the scenario's own faults. */
  readonly onlyAsserted?: true;
  /** The subject. A check includes the property in scenarios of this subject; with `anything`, only by name. */
  readonly subject: string;
  /** The source: the id in the catalogue, and the evidence for the requirement. */
  readonly source: string;
  /** Configurations that violate the property. A property that no configuration violates is a defect. */
  readonly breaks: readonly Breaking<C>[];
  /** The observers that the property reads. Their states are part of the world only if the property is checked. */
  readonly observers?: readonly Observer[];
  readonly test: Form;
}

/** An invariant (□): in every world `holds` is true, or `when` is false. */
export const always = (holds: WorldPredicate, when?: WorldPredicate): Form =>
  when ? { form: 'always', holds, when } : { form: 'always', holds };
/** In every step `holds` is true, or `when` is false. */
export const everyStep = (holds: StepPredicate, when?: StepPredicate): Form =>
  when ? { form: 'step', holds, when } : { form: 'step', holds };
/** Reachability (EF of CTL): in some world `holds` is true. */
export const sometimes = (holds: WorldPredicate): Form => ({ form: 'sometimes', holds });
/**
 * Deadlock freedom: every world in which nothing but faults can happen satisfies `unless`.
 * @param unless by default, every party's chart is in a final state
 */
export const neverStuck = (unless?: WorldPredicate): Form =>
  unless ? { form: 'deadlock', unless } : { form: 'deadlock' };
/** On every fair run `holds` is true in some world (◇). The property is vacuous if `when` is never true. */
export const eventually = (holds: WorldPredicate, when?: WorldPredicate): Form =>
  when ? { form: 'eventually', holds, when } : { form: 'eventually', holds };
/**
 * On every fair run `holds` is true from some world on, for ever (◇□). The property is vacuous if `when` is never true.
 */
export const stabilises = (holds: WorldPredicate, when?: WorldPredicate): Form =>
  when ? { form: 'stabilises', holds, when } : { form: 'stabilises', holds };
/** On every fair run, a world in which `from` is true has `to` true there or in a later world (□(from → ◇to)). */
export const leadsTo = (from: WorldPredicate, to: WorldPredicate): Form => ({ form: 'leadsTo', from, to });

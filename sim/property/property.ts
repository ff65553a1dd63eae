/**
 * Properties: what must hold. A property observes; it never drives. Seven forms, and nothing else to learn:
 * `always` (a world), `step` (before, choice, after), `sometimes` (the guard against an empty model), `deadlock` (a world in
 * which nothing but faults can happen), `leadsTo`, `eventually` and `stabilises` (◇□), the last three under the strong fairness of `fairness.ts`.
 *
 * A premise (`when`) says where the subject of a property comes up; of `leadsTo` it is the trigger. Where it is false,
 * `always` and `step` demand nothing. A property whose premise is true nowhere is *vacuous*: it says nothing of what was
 * explored. Without a premise it is vacuous where nothing that it reads ever changes.
 */
import type { Observer } from '../world/interning/observer-table.ts';
import type { SettingChange } from '../world/scenario.ts';
import type { StepView, WorldView } from '../world/world.ts';

/** Whether something is true of a world. Pure: it reads the world and nothing else. */
export type WorldPredicate = (world: WorldView) => boolean;
/** Whether something is true of a step. Pure: it reads the step and nothing else. */
export type StepPredicate = (step: StepView) => boolean;

/** What a property demands, as data; the functions below make it. */
export type Form =
  | { readonly form: 'always'; readonly holds: WorldPredicate; readonly when?: WorldPredicate }
  | { readonly form: 'step'; readonly holds: StepPredicate; readonly when?: StepPredicate }
  | { readonly form: 'sometimes'; readonly holds: WorldPredicate }
  | { readonly form: 'deadlock'; readonly unless?: WorldPredicate }
  | { readonly form: 'eventually'; readonly holds: WorldPredicate; readonly when?: WorldPredicate }
  | { readonly form: 'stabilises'; readonly holds: WorldPredicate; readonly when?: WorldPredicate }
  | { readonly form: 'leadsTo'; readonly from: WorldPredicate; readonly to: WorldPredicate };

/** A world that breaks the property: a scenario and what to change in its setting. */
export interface Breaking<C extends SettingChange = SettingChange> {
  readonly scenario: string;
  readonly change: C;
}

/**
 * A property: a sentence that is true when all is well, and the demand that says so of worlds, steps or runs. What breaks it
 * changes settings by a `C`.
 */
export interface Property<C extends SettingChange = SettingChange> {
  /** A sentence in kebab case that is true when all is well; also the file's name. */
  readonly name: string;
  /** The sentence in full, for reports. */
  readonly says: string;
  readonly kind: 'safety' | 'liveness' | 'reachability' | 'secrecy';
  /** What it is about; it rides along in scenarios of this subject only. What is about `anything` is asked by name. */
  readonly subject: string;
  /** Where it comes from: the catalogue's id and the evidence behind it. */
  readonly source: string;
  /** Why it can break, and where. A property nothing can break is a defect. */
  readonly breaks: readonly Breaking<C>[];
  /** Observers it reads; they ride along in the world only when the property is in force. */
  readonly observers?: readonly Observer[];
  readonly test: Form;
}

/** In every world `holds` is true, or `when` is false (□, an invariant). */
export const always = (holds: WorldPredicate, when?: WorldPredicate): Form =>
  when ? { form: 'always', holds, when } : { form: 'always', holds };
/** In every step `holds` is true, or `when` is false. */
export const everyStep = (holds: StepPredicate, when?: StepPredicate): Form =>
  when ? { form: 'step', holds, when } : { form: 'step', holds };
/** In some world `holds` is true: it is reachable (EF of CTL). */
export const sometimes = (holds: WorldPredicate): Form => ({ form: 'sometimes', holds });
/** Nothing but faults can happen only where `unless` is true; only where every chart is in a final state unless told otherwise. */
export const neverStuck = (unless?: WorldPredicate): Form =>
  unless ? { form: 'deadlock', unless } : { form: 'deadlock' };
/** On every fair run `holds` is true some day (◇); `when` is the premise that has to come up somewhere. */
export const eventually = (holds: WorldPredicate, when?: WorldPredicate): Form =>
  when ? { form: 'eventually', holds, when } : { form: 'eventually', holds };
/** On every fair run `holds` is true from some world on, for ever (◇□); `when` is the premise that has to come up somewhere. */
export const stabilises = (holds: WorldPredicate, when?: WorldPredicate): Form =>
  when ? { form: 'stabilises', holds, when } : { form: 'stabilises', holds };
/** On every fair run each world in which `from` is true is followed by one in which `to` is true, or is one (□(from → ◇to)). */
export const leadsTo = (from: WorldPredicate, to: WorldPredicate): Form => ({ form: 'leadsTo', from, to });

/**
 * Scenarios and settings. A scenario is a named finite initial world with its assertions. A setting has a value for
 * everything a designer can vary: faults, timers, parameters, and what a setting space adds.
 */
import type { ChartEvent, Envelope, PartyName, System } from '#machines';
import type { FaultBudget } from './choice.ts';

/**
 * `free`: a timer can expire while the answer is still in flight. `quiet`: a timer can expire only where nothing can be
 * delivered.
 */
export type Timers = 'free' | 'quiet';

/** An intent that a scenario grants, and the maximum number of times; unlimited by default. */
export interface Granted {
  readonly party: PartyName;
  readonly intent: ChartEvent;
  readonly times?: number;
}

/** A complete setting: with the scenario, it determines the model. */
export interface Setting {
  readonly faults: FaultBudget;
  readonly timers: Timers;
  /** The values of all parameters of the scenario. */
  readonly parameters: Readonly<Record<string, number>>;
}

/** A difference from a scenario's default setting. Parts that are records differ name by name. */
export interface SettingChange {
  readonly faults?: FaultBudget;
  readonly timers?: Timers;
  readonly parameters?: Readonly<Record<string, number>>;
}

/** Two parts of a list: `before` precedes faults, timers and parameters, `after` follows them. */
export interface Around<Each> {
  readonly before: readonly Each[];
  readonly after: readonly Each[];
}

/** A candidate repair of a run that violates a property: one changed value, and the setting with it. */
export interface RepairCandidate<S extends Setting = Setting> {
  readonly name: string;
  readonly value: string;
  readonly setting: S;
}

/** The part of a scenario's settings besides faults, timers and parameters. All functions are pure. */
export interface SettingSpace<S extends Setting = Setting, C extends SettingChange = SettingChange> {
  /** The setting completed with the values of the space. */
  complete(setting: Setting, change: C): S;
  /**
   * The change for one word of a token. Words of faults, timers and parameters are not passed.
   * @throws InputError where the space has no such word
   */
  change(word: string): C;
  /** The differences from the default, as words; the inverse of `change`. */
  words(setting: S): Around<string>;
  /** The candidate repairs of a run that violates a property. */
  repairs(setting: S): readonly RepairCandidate<S>[];
  /** The rows of a report for people, as names and values. */
  rows(setting: S): Around<readonly [name: string, value: string]>;
  /** The fields of a report for programs, as names and JSON values. */
  fields(setting: S): Around<readonly [name: string, value: unknown]>;
  /** The composition under the setting, for example with another chart for one party. */
  applied(system: System, setting: S): System;
}

/** One beginning of a scenario. */
export interface Beginning {
  /** Kebab case, unique in its scenario. */
  readonly name: string;
  /** The inputs of the charts of these parties, instead of the parties' own: plain JSON. */
  readonly inputs?: Readonly<Record<PartyName, unknown>>;
  /** The messages in flight at the beginning. */
  readonly sends?: readonly Envelope[];
}

/** A number that determines the size of a scenario. */
export interface Parameter {
  readonly says: string;
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

/**
 * A named finite initial world: a system of parties, the intents and faults that are granted, and the asserted
 * properties. `S` is the type of its settings, `C` of their differences from the default.
 */
export interface Scenario<S extends Setting = Setting, C extends SettingChange = SettingChange> {
  /** The name in the command line and in tokens, in kebab case. */
  readonly name: string;
  /** One or two sentences for people. */
  readonly story: string;
  /** The subject of the world; properties of other subjects are not checked. */
  readonly subject: string;
  /** The composition under a setting, before its setting space is applied; `systemOf` applies both. Pure. */
  system(setting: S): System;
  /** The setting space of the scenario; none by default. */
  readonly settings?: SettingSpace<S, C>;
  readonly intents: readonly Granted[];
  readonly faults: FaultBudget;
  readonly timers: Timers;
  /**
   * The beginnings; where there are several, each is a choice. By default the parties begin with their own inputs and
   * no message is in flight.
   */
  readonly beginnings?: readonly Beginning[];
  /** The parameters by name: `--managers 5` sets `managers`. */
  readonly parameters?: Readonly<Record<string, Parameter>>;
  /** The groups that are away at the beginning; messages to them stay in flight. */
  readonly away?: readonly string[];
  /** Groups that are away never return: the return is not a choice. */
  readonly neverReturns?: boolean;
  /**
   * The names of the asserted properties: reachability, liveness, and safety that is only asserted. Other safety properties
   * are checked in every scenario of their subject.
   */
  readonly asserts: readonly string[];
  /**
   * Whether an asserted property is allowed to be vacuous. By default it is violated then. A generated scenario asserts
   * what its protocols promise, though not every protocol begins in it.
   */
  readonly allowsVacuous?: boolean;
}

/**
 * Scenarios and settings. A scenario is a named finite beginning with what it asserts. A setting is a value for everything
 * a designer may turn: faults, timers, parameters, and what a setting space adds to them.
 */
import type { ChartEvent, Envelope, PartyName, System } from '#machines';
import type { FaultBudget } from './choice.ts';

/** `free`: a timer may expire while the answer is still in flight. `quiet`: only where nothing can be delivered. */
export type Timers = 'free' | 'quiet';

/** An intent a scenario grants, and how often; without `times` it is not counted. */
export interface Granted {
  readonly party: PartyName;
  readonly intent: ChartEvent;
  readonly times?: number;
}

/** Everything that fixes a model, complete. */
export interface Setting {
  readonly faults: FaultBudget;
  readonly timers: Timers;
  /** A value for each parameter of the scenario. */
  readonly parameters: Readonly<Record<string, number>>;
}

/** What may differ from a scenario's usual setting. Parts that are records differ name by name. */
export interface SettingChange {
  readonly faults?: FaultBudget;
  readonly timers?: Timers;
  readonly parameters?: Readonly<Record<string, number>>;
}

/** Two parts of a list: `before` stands before faults, timers and parameters, `after` stands after them. */
export interface Around<Each> {
  readonly before: readonly Each[];
  readonly after: readonly Each[];
}

/** A change that may repair a run that breaks a property: one value, and the setting that has it. */
export interface RepairCandidate<S extends Setting = Setting> {
  readonly name: string;
  readonly value: string;
  readonly setting: S;
}

/** What the settings of a scenario say besides faults, timers and parameters. Pure. */
export interface SettingSpace<S extends Setting = Setting, C extends SettingChange = SettingChange> {
  /** The setting with the values of the space. */
  complete(setting: Setting, change: C): S;
  /**
   * The change that one word of a token asks for. A word of faults, timers or parameters never gets here.
   * @throws InputError where the space has no such word
   */
  change(word: string): C;
  /** What differs from the usual, as words; the inverse of `change`. */
  words(setting: S): Around<string>;
  /** The changes to try where a run breaks a property. */
  repairs(setting: S): readonly RepairCandidate<S>[];
  /** What a report shows to a person, as names and values. */
  rows(setting: S): Around<readonly [name: string, value: string]>;
  /** What a report shows to a program, as names and values of JSON. */
  fields(setting: S): Around<readonly [name: string, value: unknown]>;
  /** The composition as the setting has it, such as with another chart for one party. */
  applied(system: System, setting: S): System;
}

/** One way a scenario may begin. */
export interface Beginning {
  /** Kebab case, unique in its scenario. */
  readonly name: string;
  /** What the charts of these parties are handed when they begin, instead of the party's own input: plain JSON. */
  readonly inputs?: Readonly<Record<PartyName, unknown>>;
  /** Messages that are in flight at the beginning. */
  readonly sends?: readonly Envelope[];
}

/** A number that a scenario's size depends on. */
export interface Parameter {
  readonly says: string;
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

/**
 * A named finite beginning: a system of parties, what they and the network may do, and what is asserted. Its settings are of
 * type `S`, and differ from the usual by a `C`.
 */
export interface Scenario<S extends Setting = Setting, C extends SettingChange = SettingChange> {
  /** Kebab case; what the command line and tokens call it. */
  readonly name: string;
  /** One or two sentences for a person. */
  readonly story: string;
  /** What the world is about; properties of another subject do not ride along. */
  readonly subject: string;
  /** The composition under a setting, before its space is applied; `systemOf` gives the whole. Pure. */
  system(setting: S): System;
  /** What its settings say besides faults, timers and parameters; nothing where left out. */
  readonly settings?: SettingSpace<S, C>;
  readonly intents: readonly Granted[];
  readonly faults: FaultBudget;
  readonly timers: Timers;
  /** How it may begin: each is a choice where there are several. As the parties do, unless told otherwise. */
  readonly beginnings?: readonly Beginning[];
  /** What its size depends on, by name: `managers` is set by `--managers 5`. */
  readonly parameters?: Readonly<Record<string, Parameter>>;
  /** Devices that are away at the beginning; messages to them wait. */
  readonly away?: readonly string[];
  /** A device that is away never returns: no fair run has to bring it back. */
  readonly neverReturns?: boolean;
  /** Names of the reachability and liveness properties it asserts; safety properties ride everywhere. */
  readonly asserts: readonly string[];
}

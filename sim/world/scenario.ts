/**
 * Scenarios and settings. A scenario is a named finite beginning with what it asserts; a setting is a value for
 * everything a designer may turn: profile, safeguards, faults, timers, mutant.
 */
import type { ChartEvent, Envelope, PartyName, ProfileName, ReadingValues, SafeguardValues, System } from '#machines';
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
  readonly profile: ProfileName;
  readonly safeguards: SafeguardValues;
  readonly readings: ReadingValues;
  readonly faults: FaultBudget;
  readonly timers: Timers;
  readonly mutant: string | undefined;
  /** A value for each parameter of the scenario. */
  readonly parameters: Readonly<Record<string, number>>;
}

/** What may differ from a scenario's default setting. */
export interface SettingChange {
  readonly profile?: ProfileName;
  readonly with?: Readonly<Record<string, string>>;
  readonly faults?: FaultBudget;
  readonly timers?: Timers;
  readonly mutant?: string;
  readonly parameters?: Readonly<Record<string, number>>;
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

export interface Scenario {
  /** Kebab case; what the command line and tokens call it. */
  readonly name: string;
  /** One or two sentences for a person. */
  readonly story: string;
  /** What the world is about; properties of another subject do not ride along. */
  readonly subject: string;
  /** The composition under a setting. Pure. */
  readonly system: (setting: Setting) => System;
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
  readonly readings: ReadingValues;
  /** Names of the reachability and liveness properties it asserts; safety properties ride everywhere. */
  readonly asserts: readonly string[];
}

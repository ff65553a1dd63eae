/**
 * Scenarios and settings. A scenario is a named finite beginning with what it asserts; a setting is a value for
 * everything a designer may turn: profile, safeguards, faults, timers, mutant.
 */
import type { ChartEvent, PartyName, ProfileName, ReadingValues, SafeguardValues, Subject, System } from '#machines';
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
}

/** What may differ from a scenario's default setting. */
export interface SettingChange {
  readonly profile?: ProfileName;
  readonly with?: Readonly<Record<string, string>>;
  readonly faults?: FaultBudget;
  readonly timers?: Timers;
  readonly mutant?: string;
}

export interface Scenario {
  /** Kebab case; what the command line and tokens call it. */
  readonly name: string;
  /** One or two sentences for a person. */
  readonly story: string;
  /** What the world is about; properties of another subject do not ride along. */
  readonly subject: Subject;
  /** The composition under a setting. Pure. */
  readonly system: (setting: Setting) => System;
  readonly intents: readonly Granted[];
  readonly faults: FaultBudget;
  readonly timers: Timers;
  /** Devices that are away at the beginning; messages to them wait. */
  readonly away?: readonly string[];
  /** A device that is away never returns: nothing is owed to those who wait for it. */
  readonly neverReturns?: boolean;
  readonly readings: ReadingValues;
  /** Names of the reachability and liveness properties it asserts; safety properties ride everywhere. */
  readonly asserts: readonly string[];
}

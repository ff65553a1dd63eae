/** Mutants: named small faults of a chart, outside every profile. Each shows that some property can be violated. */
import { type AnyStateMachine, createMachine } from 'xstate';

/** A seeded fault in the chart of one party. */
export interface Mutant {
  /** The name in kebab case, for `--mutant`. */
  readonly name: string;
  readonly story: string;
  /** The role of the party whose chart it changes. */
  readonly party: string;
  /** Returns the chart with the fault. Pure. */
  readonly mutate: (chart: AnyStateMachine) => AnyStateMachine;
}

/** A chart's configuration as an untyped object, for editing. */
// biome-ignore lint/suspicious/noExplicitAny: a configuration is edited by path, and XState checks the edited chart
export type OpenConfig = any;

/** The chart with an edited copy of its configuration, and the same actions and guards. */
export function edited(chart: AnyStateMachine, edit: (config: OpenConfig) => void): AnyStateMachine {
  const config = copied(chart.config);
  edit(config);
  return createMachine(config, chart.implementations as never) as AnyStateMachine;
}

/** A deep copy that keeps functions as they are. */
function copied(value: unknown): OpenConfig {
  if (Array.isArray(value)) return value.map(copied);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copied(inner)]));
}

/** Mutants: named small faults of a chart, outside every profile. Each shows that some property can be violated. */
import { type AnyStateMachine, createMachine } from 'xstate';
import { copied, type OpenConfig } from '../mutation/open-config.ts';

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

/** The chart with its configuration edited; its actions and guards stay. The same chart where the edit changes nothing. */
export function edited(chart: AnyStateMachine, edit: (config: OpenConfig) => void): AnyStateMachine {
  const config = copied(chart.config);
  edit(config);
  if (isSame(config, chart.config)) return chart;
  return createMachine(config, chart.implementations as never) as AnyStateMachine;
}

/** Whether two configurations are alike, function by function. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') return one === other;
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === others.length &&
    keys.every(
      (key, at) =>
        key === others[at] && isSame((one as OpenConfig)[key] as unknown, (other as OpenConfig)[key] as unknown),
    )
  );
}

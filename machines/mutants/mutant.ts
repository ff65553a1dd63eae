/** Mutants: named small spoilings of a chart, outside every profile. Each shows that some property can fail. */
import { type AnyStateMachine, createMachine } from 'xstate';

/** A chart spoilt on purpose. */
export interface Mutant {
  /** Kebab case; what `--mutant` takes. */
  readonly name: string;
  readonly story: string;
  /** The party whose chart it spoils, by role. */
  readonly party: string;
  /** The spoilt chart. Pure. */
  readonly spoil: (chart: AnyStateMachine) => AnyStateMachine;
}

/** A chart's configuration, open for spoiling. */
// biome-ignore lint/suspicious/noExplicitAny: a configuration is edited by path, and the edited chart is checked by XState
export type OpenConfig = any;

/** The chart with its configuration edited; its actions and guards stay. The same chart where the edit changes nothing. */
export function edited(chart: AnyStateMachine, edit: (config: OpenConfig) => void): AnyStateMachine {
  const config = copied(chart.config);
  edit(config);
  if (isSame(config, chart.config)) return chart;
  return createMachine(config, chart.implementations as never) as AnyStateMachine;
}

/** A deep copy that keeps functions as they are. */
function copied(value: unknown): OpenConfig {
  if (Array.isArray(value)) return value.map(copied);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copied(inner)]));
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

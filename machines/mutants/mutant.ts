/** Mutants: named small spoilings of a chart, outside every profile. Each shows that some property can fail. */
import type { AnyStateMachine } from 'xstate';

export interface Mutant {
  /** Kebab case; what `--mutant` takes. */
  readonly name: string;
  readonly story: string;
  /** The party whose chart it spoils. */
  readonly party: string;
  /** The spoilt chart. Pure. */
  readonly spoil: (chart: AnyStateMachine) => AnyStateMachine;
}

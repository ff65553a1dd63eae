/** What `tongka bench` is asked, and what rides along in what it measures. */
import { type Property, type Scenario, twoPhaseCommit } from '#sim';
import { type Options, propertiesFor } from './options.ts';

/** Who walks the worlds. */
export const engines = ['tongka', 'xstate-graph'] as const;

/** What commander hands over. */
export interface BenchOptions extends Options {
  readonly size: number;
  readonly workers: number;
  readonly engine: (typeof engines)[number];
  readonly quick?: true;
  readonly rounds?: number;
  readonly only?: string;
  readonly out: string;
}

/**
 * The properties asked while the worlds are walked: of scenarios those that must hold in every world or step, which Spin
 * can judge too. Two-Phase Commit is only counted, as the field does.
 */
export function ridingAlong(scenario: Scenario): readonly Property[] {
  if (scenario.name === twoPhaseCommit.name) return [];
  return propertiesFor(scenario, undefined).filter(({ test }) => test.form === 'always' || test.form === 'step');
}

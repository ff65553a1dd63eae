/** The calm run of a scenario: no faults, and timers expire only when nothing else can happen. */
import { catalogue } from '#properties';
import { calmDriver, inForce, modelFor, run, type Scenario, type SettingChange, settingOf } from '#sim';
import { print, printError, printJson } from '../../host/streams.ts';
import type { TraceOutput } from '../args/output-options.ts';
import { chartMermaid, runText, stepsJson, type TakenSteps, tokenFor } from './trace-text.ts';

/** The calm run of a scenario, and whether it was cut, since it can be infinite. */
export function calmRun(scenario: Scenario, change: SettingChange): TakenSteps & { readonly cut: boolean } {
  const model = modelFor(scenario, settingOf(scenario, change), inForce(scenario, catalogue));
  const { steps, cut } = run(model, calmDriver);
  return { model, steps, stemSteps: steps.length, cut };
}

/** Prints the calm run of a scenario. */
export function printCalmRun(scenario: Scenario, change: SettingChange, { json, mermaid }: TraceOutput): void {
  const taken = calmRun(scenario, change);
  if (taken.cut) printError('the run was cut after 1,000 steps; it may have no end');
  const token = tokenFor(taken);
  if (json) printJson({ command: 'run', scenario: scenario.name, token, steps: stepsJson(taken) });
  else if (mermaid) print(chartMermaid(taken));
  else print(runText(taken, token));
}

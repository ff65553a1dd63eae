/** `tongka run`: a scenario as it goes when nothing goes wrong. */
import { catalogue } from '#properties';
import { calmDriver, inForce, modelFor, run, type Scenario, settingOf } from '#sim';
import { changeOf, type Options, scenarioNamed, takesJson, takesSetting } from './options.ts';
import { complain, print, printJson } from './outside.ts';
import { chartMermaid, runText, stepsJson, type Told, tokenFor } from './telling.ts';
import type { Verb } from './verb.ts';

/** Adds the verb. */
export function addRun(program: Verb): void {
  const verb = program
    .command('run')
    .description('runs a scenario calmly: no faults, timers last; shows the chart')
    .argument('<scenario>', 'see tongka list scenarios', scenarioNamed);
  takesJson(takesSetting(verb)).option('--mermaid', 'prints the chart as Mermaid').action(tellRun);
}

/** Prints the calm run of a scenario, as asked for. */
export function tellRun(scenario: Scenario, options: Options): void {
  const { told, cut } = calmRun(scenario, options);
  if (cut) complain('the run was cut after 1,000 steps; it may have no end');
  const token = tokenFor(told);
  if (options.json) printJson({ command: 'run', scenario: scenario.name, token, steps: stepsJson(told) });
  else if (options.mermaid) print(chartMermaid(told));
  else print(runText(told, token));
}

/** The calm run of a scenario. */
export function calmRun(scenario: Scenario, options: Options): { readonly told: Told; readonly cut: boolean } {
  const setting = settingOf(scenario, changeOf(options));
  const model = modelFor(scenario, setting, inForce(scenario, catalogue));
  const { steps, cut } = run(model, calmDriver);
  return { told: { scenario, setting, model, steps, stemSteps: steps.length }, cut };
}

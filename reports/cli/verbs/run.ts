/** `tongka run`: the calm run of a scenario. */
import { defineVerb, required } from '../args/define-verb.ts';
import { scenarioNamed } from '../args/named.ts';
import { jsonOptions, mermaidOption } from '../args/output-options.ts';
import { changeOf, settingOptions } from '../args/setting-options.ts';
import { printCalmRun } from '../traces/calm-run.ts';

export const addRun = defineVerb({
  name: 'run',
  says: 'runs a scenario calmly: no faults, timers last; shows the chart',
  arguments: [required('scenario', 'see tongka list scenarios', scenarioNamed)],
  options: [settingOptions, jsonOptions, mermaidOption],
  act: (scenario, options) => printCalmRun(scenario, changeOf(options), options),
});

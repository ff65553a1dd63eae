/** `tongka diagram`: the statecharts themselves. */
import { InputError, oneOf, type Scenario, scenarios, settingOf } from '#sim';
import { statechartMermaid } from '../statechart/mermaid.ts';
import { changeOf, type Options, scenarioNamed, takesJson, takesSetting } from './options.ts';
import { print, printJson } from './outside.ts';
import type { Verb } from './verb.ts';

const formats = ['mermaid'] as const;

/** Adds the verb. */
export function addDiagram(program: Verb): void {
  const verb = program
    .command('diagram')
    .description('draws the statecharts of the parties')
    .argument('[scenario]', 'see tongka list scenarios', scenarioNamed);
  takesJson(takesSetting(verb))
    .option('--party <name>', 'draws this party only')
    .option('--format <name>', formats.join(', '), text => oneOf('format', text, formats), 'mermaid')
    .action((scenario: Scenario | undefined, options: Options & { party?: string }) => {
      const drawn = diagrams(scenario ?? usual(), options);
      if (options.json) printJson(drawn);
      // Mermaid's own comment separates the charts, so that each can be cut out.
      else print(drawn.map(({ party, mermaid }) => `%% ${party}\n${mermaid.trimEnd()}`).join('\n\n'));
    });
}

/** The charts of a scenario's parties. */
function diagrams(scenario: Scenario, options: Options & { party?: string }) {
  const { parties } = scenario.system(settingOf(scenario, changeOf(options)));
  const names = parties.map(({ name }) => name);
  const wanted = options.party === undefined ? undefined : oneOf('party', options.party, names);
  return parties
    .filter(({ name }) => wanted === undefined || name === wanted)
    .map(({ name, chart }) => ({ party: name, mermaid: statechartMermaid(chart) }));
}

/** The scenario drawn where none is named: the first about cards, or else the first. */
function usual(): Scenario {
  const scenario = scenarios.find(({ subject }) => subject === 'cards') ?? scenarios[0];
  if (!scenario) throw new InputError('there is no scenario to draw');
  return scenario;
}

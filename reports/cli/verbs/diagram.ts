/** `tongka diagram`: the statecharts of a scenario. */
import type { CardChange, CardScenario } from '#sim';
import { print, printJson } from '../../host/streams.ts';
import { statechartMermaid } from '../../statechart/mermaid.ts';
import { defineVerb, optional } from '../args/define-verb.ts';
import { scenarioNamed } from '../args/named.ts';
import { choice, option, optionWith } from '../args/option.ts';
import { jsonOptions } from '../args/output-options.ts';
import { systemWith, usualScenario } from '../args/party-options.ts';
import { changeOf, settingOptions } from '../args/setting-options.ts';

const formats = ['mermaid'] as const;

const ownOptions = {
  party: option('<name>', 'draws this party only', text => text),
  format: optionWith(formats[0], '<name>', formats.join(', '), choice(formats)),
};

export const addDiagram = defineVerb({
  name: 'diagram',
  says: 'draws the statecharts of the parties',
  arguments: [optional('scenario', 'see tongka list scenarios', scenarioNamed)],
  options: [settingOptions, jsonOptions, ownOptions],
  act: (scenario = usualScenario(), options) => {
    const diagrams = diagramsOf(scenario, changeOf(options), options.party);
    if (options.json) printJson(diagrams);
    // A Mermaid comment separates the charts, so that each can be cut out.
    else print(diagrams.map(({ party, mermaid }) => `%% ${party}\n${mermaid.trimEnd()}`).join('\n\n'));
  },
});

/** The charts of a scenario's parties, or of the named party. */
function diagramsOf(scenario: CardScenario, change: CardChange, party: string | undefined) {
  return systemWith(scenario, change, party).parties.map(({ name, chart }) => ({
    party: name,
    mermaid: statechartMermaid(chart),
  }));
}

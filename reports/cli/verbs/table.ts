/** `tongka table`: what each state of a party does with each message. */
import { print, printJson } from '../../host/streams.ts';
import { columns, paint } from '../../host/terminal.ts';
import { partyTables } from '../../table/party-tables.ts';
import { tableJson } from '../../table/table-json.ts';
import { tableText } from '../../table/table-text.ts';
import { defineVerb, optional } from '../args/define-verb.ts';
import { scenarioNamed } from '../args/named.ts';
import { jsonOptions } from '../args/output-options.ts';
import { partyOptions, regionWanted, systemWith, usualScenario } from '../args/party-options.ts';
import { changeOf, settingOptions } from '../args/setting-options.ts';

/** The width of a table in a pipe or a file. */
const usualWidth = 100;

export const addTable = defineVerb({
  name: 'table',
  says: 'shows what each state of a party does with each message',
  arguments: [optional('scenario', 'see tongka list scenarios', scenarioNamed)],
  options: [settingOptions, jsonOptions, partyOptions],
  act: (scenario = usualScenario(), { party, region, json, ...options }) => {
    const system = systemWith(scenario, changeOf(options), party);
    const isWanted = regionWanted(system.parties, region);
    const found = system.parties
      .map(each => ({ party: each.name, tables: partyTables(scenario, system, each, isWanted) }))
      .filter(({ tables }) => tables.length > 0);
    if (json)
      return printJson(found.map(({ party: name, tables }) => ({ party: name, regions: tables.map(tableJson) })));
    const look = { width: columns() ?? usualWidth, ...paint() };
    print(found.flatMap(({ party: name, tables }) => tables.map(table => tableText(table, name, look))).join('\n\n\n'));
  },
});

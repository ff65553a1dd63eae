/** `tongka table`: what each state of a party does with each message. */
import { messages, type Party } from '#machines';
import type { CardScenario } from '#sim';
import { print, printJson } from '../../host/streams.ts';
import { columns, paint } from '../../host/terminal.ts';
import { tablesOf } from '../../table/table.ts';
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
    const { parties, kinds = {} } = systemWith(scenario, changeOf(options), party);
    const isWanted = regionWanted(parties, region);
    const found = parties
      .map(each => ({
        party: each.name,
        tables: tablesOf(each.chart, { isMessage: messagesOf(scenario, each), isWanted, kinds }),
      }))
      .filter(({ tables }) => tables.length > 0);
    if (json)
      return printJson(found.map(({ party: name, tables }) => ({ party: name, regions: tables.map(tableJson) })));
    const look = { width: columns() ?? usualWidth, ...paint() };
    print(found.flatMap(({ party: name, tables }) => tables.map(table => tableText(table, name, look))).join('\n\n\n'));
  },
});

/** Which events of a party's chart are messages: those with a note; in a scenario without cards, those it does not take by itself. */
function messagesOf(scenario: CardScenario, { intents = [], decisions = [], fails = [] }: Party) {
  if (scenario.subject === 'cards') return (event: string) => event in messages;
  const own = new Set([
    ...[...intents, ...decisions.flatMap(({ outcomes }) => outcomes)].map(({ type }) => type),
    ...fails.flatMap(({ fault }) => [fault.name, fault.recovery]),
  ]);
  return (event: string) => !own.has(event) && !event.startsWith('xstate.') && !event.endsWith('*');
}

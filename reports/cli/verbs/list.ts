/** `tongka list`: scenarios, properties, safeguards, mutants, operators and faults by name. */
import { mutants, operators, safeguards } from '#machines';
import { catalogue } from '#properties';
import { type FaultKind, features, generatedScenarios, oneOf, scenarios } from '#sim';
import { print, printJson } from '../../host/streams.ts';
import { columns, paint } from '../../host/terminal.ts';
import { columnsOf } from '../../text/columns.ts';
import { defineVerb, optional } from '../args/define-verb.ts';
import { jsonOptions } from '../args/output-options.ts';

const faultStories: Readonly<Record<FaultKind, string>> = {
  lose: 'A message on the network is lost.',
  copy: 'A message on the network arrives twice.',
  tear: 'The element loses power; what was on its bus is gone.',
  crash: 'A server or the app stops and loses what it has not written down, perhaps a message too.',
  leave: 'A device goes away; what is sent to it waits until it returns, if it does.',
  reinstall: 'The app is installed anew, and knows nothing but what is kept outside it.',
};

/** Every list: the fields of a row in JSON, and the columns of the text. */
const lists = {
  scenarios: {
    rows: scenarios.map(({ name, story }) => ({ name, story })),
    plain: ['name', 'story'],
  },
  properties: {
    rows: catalogue.map(({ name, kind, subject, says, source }) => ({ name, kind, subject, says, source })),
    plain: ['name', 'kind', 'says'],
  },
  safeguards: {
    rows: Object.entries(safeguards).map(([name, safeguard]) => ({ name, ...safeguard })),
    plain: ['name', 'published', 'hardened', 'story'],
  },
  mutants: {
    rows: mutants.map(({ name, party, story }) => ({ name, party, story })),
    plain: ['name', 'party', 'story'],
  },
  operators: {
    rows: Object.entries(operators).map(([name, says]) => ({ name, says })),
    plain: ['name', 'says'],
  },
  faults: {
    rows: Object.entries(faultStories).map(([name, story]) => ({ name, story })),
    plain: ['name', 'story'],
  },
  features: {
    rows: features.map(({ name, taken, says }) => ({ name, taken, says })),
    plain: ['name', 'taken', 'says'],
  },
  generated: {
    get rows() {
      return generatedScenarios().map(({ name, story }) => ({ name, story }));
    },
    plain: ['name', 'story'],
  },
} as const satisfies Record<string, { rows: readonly object[]; plain: readonly string[] }>;

type ListName = keyof typeof lists;
const listNames = Object.keys(lists) as ListName[];
/** Printed where no list is named; the generated scenarios are a list of their own. */
const usualNames = listNames.filter(name => name !== 'generated');

export const addList = defineVerb({
  name: 'list',
  says: 'lists scenarios, properties, safeguards, mutants, operators, faults, features of XState, or the generated scenarios of sweep',
  arguments: [optional('list', listNames.join(', '), text => oneOf('list', text, listNames))],
  options: [jsonOptions],
  act: (name, { json }) => {
    if (json) printJson(name ? lists[name].rows : Object.fromEntries(usualNames.map(each => [each, lists[each].rows])));
    else if (name) print(listText(name));
    else print(usualNames.map(each => `${paint().bold(each)}\n${listText(each, '  ')}`).join('\n\n'));
  },
});

function listText(name: ListName, indent = ''): string {
  const { rows, plain }: { rows: readonly object[]; plain: readonly string[] } = lists[name];
  if (rows.length === 0) return `${indent}none`;
  const cells = rows.map(row => plain.map(column => String((row as Record<string, unknown>)[column])));
  const heading = plain.map(column => paint().dim(column));
  return columnsOf(plain.length > 2 ? [heading, ...cells] : cells, columns(), indent);
}

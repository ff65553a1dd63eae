/** Why so many worlds, as text for a person. Pure. */
import type { Breakdown, PartyBreakdown } from '#sim';
import { columnsOf } from './columns.ts';

/** How many of the parts and messages with the most values are named. */
const named = 12;

const count = (number: number): string => number.toLocaleString('en-US');

/** A line a party, then the parts and the messages that take the most values, whosever they are. */
export function breakdownText({ parties, observers, away, budgets }: Breakdown, width?: number): string {
  const all = [...parties, ...observers];
  const line = ({ party, cells, locals, inboxes }: PartyBreakdown): string[] => [
    party,
    cells === 0 ? '' : count(cells),
    count(locals),
    cells === 0 ? '' : count(inboxes),
  ];
  const parts = most(
    all.flatMap(({ party, parts }) => parts.map(({ path, values }) => ({ values, row: [count(values), party, path] }))),
  );
  const messages = most(
    all.flatMap(({ party, messages }) =>
      messages.map(({ from, type, values, inboxes }) => ({
        values,
        row: [count(values), `${from} → ${party}`, type, `in ${count(inboxes)} inboxes`],
      })),
    ),
  );
  return [
    columnsOf([['party', 'cells', 'local states', 'inboxes'], ...all.map(line)], width),
    `Budgets are spent in ${count(budgets)} ways; devices are away in ${count(away)}.`,
    `Parts with the most values:\n${columnsOf(parts, width, '  ')}`,
    `Messages with the most contents:\n${columnsOf(messages, width, '  ')}`,
  ].join('\n\n');
}

function most(rows: readonly { readonly values: number; readonly row: readonly string[] }[]): (readonly string[])[] {
  return rows
    .toSorted((one, other) => other.values - one.values)
    .slice(0, named)
    .map(({ row }) => row);
}

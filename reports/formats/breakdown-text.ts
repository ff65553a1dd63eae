/** Why so many worlds, as text for a person. Pure. */

import type { PartyBreakdown, StateSpaceProfile } from '#sim';
import { formatNumber } from '../text/number.ts';
import { columnsOf } from './columns.ts';

/** How many of the parts and messages with the most values are named. */
const named = 12;

/** A line a party; then, of all parties, the parts and the messages that take the most values. */
export function breakdownText({ parties, observers, away, budgets }: StateSpaceProfile, width?: number): string {
  const all = [...parties, ...observers];
  const line = ({ party, cells, locals, inboxes }: PartyBreakdown): string[] => [
    party,
    cells === 0 ? '' : formatNumber(cells),
    formatNumber(locals),
    cells === 0 ? '' : formatNumber(inboxes),
  ];
  const parts = most(
    all.flatMap(({ party, parts }) =>
      parts.map(({ path, values }) => ({ values, row: [formatNumber(values), party, path] })),
    ),
  );
  const messages = most(
    all.flatMap(({ party, messages }) =>
      messages.map(({ from, type, values, inboxes }) => ({
        values,
        row: [formatNumber(values), `${from} → ${party}`, type, `in ${formatNumber(inboxes)} inboxes`],
      })),
    ),
  );
  return [
    columnsOf([['party', 'cells', 'local states', 'inboxes'], ...all.map(line)], width),
    `Budgets are spent in ${formatNumber(budgets)} ways; devices are away in ${formatNumber(away)}.`,
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
